// A circle to be found: the door leads to the cellar, and the cellar's stairs, only inside a method, back to the door.
namespace FreeSport.Ops.Architecture.Tests.Planted
{
    internal sealed class Door
    {
        public Cellar.Stairs? Down { get; set; }
    }
}

namespace FreeSport.Ops.Architecture.Tests.Planted.Cellar
{
    internal sealed class Stairs
    {
        public static string Up() => new List<Door> { new() }.ToString()!;
    }
}

namespace FreeSport.Ops.Architecture.Tests.Planted.Attic
{
    internal sealed class Window
    {
        public Door? Below { get; set; }
    }
}
