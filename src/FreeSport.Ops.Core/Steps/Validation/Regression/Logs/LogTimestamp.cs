namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>Reads the time that a line begins with, in the forms that containers, Python, nginx, Node and syslog write.</summary>
internal static class LogTimestamp
{
    private const string MonthNames = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// <summary>Reads a time at the beginning of a text.</summary>
    /// <param name="text">The text; a bracket before the time is passed over.</param>
    /// <param name="zone">The offset of times that name none.</param>
    /// <param name="year">The year of times that name none.</param>
    /// <param name="time">The time.</param>
    /// <param name="length">How much of the text it takes, brackets and the blank behind it included.</param>
    /// <returns>False where the text does not begin with a time.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, TimeSpan zone, int year, out DateTimeOffset time, out int length)
    {
        time = default;
        length = 0;
        int at = 0;
        if (at < text.Length && (text[at] == '[' || text[at] == '"'))
        {
            at++;
        }

        Clock clock = new(text.Slice(at), zone);
        if (!clock.ReadYearFirst() && !clock.ReadDayFirst() && !clock.ReadMonthFirst(year))
        {
            return false;
        }

        if (!clock.TryBuild(out time))
        {
            return false;
        }

        length = at + clock.Length;
        while (length < text.Length && text[length] is (byte)']' or (byte)'"' or (byte)',')
        {
            length++;
        }

        // One blank parts the time from the text; more of them belong to the text, which may be the line of a traceback.
        length += length < text.Length && text[length] is (byte)' ' or (byte)'\t' ? 1 : 0;
        return true;
    }

    private ref struct Clock(ReadOnlySpan<byte> text, TimeSpan zone)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private TimeSpan _zone = zone;
        private int _year;
        private int _month;
        private int _day;
        private int _hour;
        private int _minute;
        private int _second;
        private long _ticks;

        public int Length { get; private set; }

        // 2026-11-26T10:00:00.123Z, 2026-11-26 10:00:00,123 and 2026/11/26 10:00:00
        public bool ReadYearFirst()
        {
            Length = 0;
            return Number(4, out _year)
                && AnyOf((byte)'-', (byte)'/')
                && Number(2, out _month)
                && AnyOf((byte)'-', (byte)'/')
                && Number(2, out _day)
                && AnyOf((byte)'T', (byte)' ')
                && ReadTime();
        }

        // 26/Nov/2026:10:00:00 +0300
        public bool ReadDayFirst()
        {
            Length = 0;
            return Number(2, out _day)
                && AnyOf((byte)'/', (byte)'/')
                && Month()
                && AnyOf((byte)'/', (byte)'/')
                && Number(4, out _year)
                && AnyOf((byte)':', (byte)' ')
                && ReadTime();
        }

        // Nov 26 10:00:00
        public bool ReadMonthFirst(int year)
        {
            Length = 0;
            _year = year;
            if (!Month() || !AnyOf((byte)' ', (byte)' '))
            {
                return false;
            }

            bool isPadded = AnyOf((byte)' ', (byte)' ');
            return Number(isPadded ? 1 : 2, out _day) && AnyOf((byte)' ', (byte)' ') && ReadTime();
        }

        public readonly bool TryBuild(out DateTimeOffset time)
        {
            time = default;
            if (_year is < 1970 or > 9000 || _month is < 1 or > 12 || _day < 1 || _day > DateTime.DaysInMonth(_year, _month)
                || _hour > 23 || _minute > 59 || _second > 60)
            {
                return false;
            }

            time = new DateTimeOffset(_year, _month, _day, _hour, _minute, 0, _zone).AddSeconds(_second).AddTicks(_ticks);
            return true;
        }

        private bool ReadTime()
        {
            if (!Number(2, out _hour) || !AnyOf((byte)':', (byte)':') || !Number(2, out _minute) || !AnyOf((byte)':', (byte)':') || !Number(2, out _second))
            {
                return false;
            }

            if (AnyOf((byte)'.', (byte)','))
            {
                long unit = TimeSpan.TicksPerSecond;
                while (Length < _text.Length && IsDigit(_text[Length]))
                {
                    unit /= 10;
                    _ticks += (_text[Length++] - '0') * unit;
                }
            }

            int behind = Length;
            if (AnyOf((byte)'Z', (byte)'z'))
            {
                _zone = TimeSpan.Zero;
                return true;
            }

            _ = AnyOf((byte)' ', (byte)' ');
            if (Length < _text.Length && _text[Length] is (byte)'+' or (byte)'-')
            {
                int sign = _text[Length++] == '-' ? -1 : 1;
                if (Number(2, out int hours))
                {
                    _ = AnyOf((byte)':', (byte)':');
                    if (Number(2, out int minutes) && hours <= 14 && minutes < 60)
                    {
                        _zone = TimeSpan.FromMinutes(sign * ((hours * 60) + minutes));
                        return true;
                    }
                }
            }

            Length = behind;
            return true;
        }

        private bool Month()
        {
            if (Length + 3 > _text.Length)
            {
                return false;
            }

            for (int i = 0; i < 12; i++)
            {
                if (_text[Length] == MonthNames[i * 3] && _text[Length + 1] == MonthNames[(i * 3) + 1] && _text[Length + 2] == MonthNames[(i * 3) + 2])
                {
                    _month = i + 1;
                    Length += 3;
                    return true;
                }
            }

            return false;
        }

        private bool AnyOf(byte one, byte other)
        {
            if (Length < _text.Length && (_text[Length] == one || _text[Length] == other))
            {
                Length++;
                return true;
            }

            return false;
        }

        private bool Number(int digits, out int number)
        {
            number = 0;
            if (Length + digits > _text.Length)
            {
                return false;
            }

            for (int i = 0; i < digits; i++)
            {
                if (!IsDigit(_text[Length + i]))
                {
                    return false;
                }

                number = (number * 10) + (_text[Length + i] - '0');
            }

            Length += digits;
            return true;
        }

        private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
    }
}
