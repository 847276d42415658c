namespace FreeSport.Ops.Workflows.Tables;

/// <summary>The systems a runner label can mean: labels that share none cannot be asked of one runner.</summary>
[Flags]
internal enum RunnerSystems
{
    /// <summary>The label says nothing about the system.</summary>
    Any = 0,
    Ubuntu2204 = 1,
    Ubuntu2404 = 1 << 1,
    Windows2022 = 1 << 2,
    Windows2025 = 1 << 3,
    Windows2025Vs2026 = 1 << 4,
    Windows11Arm = 1 << 5,
    MacOs14 = 1 << 6,
    MacOs14Large = 1 << 7,
    MacOs14XLarge = 1 << 8,
    MacOs15 = 1 << 9,
    MacOs15Intel = 1 << 10,
    MacOs15Large = 1 << 11,
    MacOs15XLarge = 1 << 12,
    MacOs26 = 1 << 13,
    MacOs26Intel = 1 << 14,
    MacOs26Large = 1 << 15,
    MacOs26XLarge = 1 << 16,
    Ubuntu2604 = 1 << 17,
    AllMacOs = MacOs14 | MacOs14Large | MacOs14XLarge | MacOs15 | MacOs15Intel | MacOs15Large | MacOs15XLarge | MacOs26 | MacOs26Intel | MacOs26Large | MacOs26XLarge,
}
