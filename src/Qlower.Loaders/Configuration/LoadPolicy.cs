namespace Qlower.Loaders;

/// <summary>What happens to the good records of a load that has faulty ones.</summary>
public enum LoadPolicy
{
    /// <summary>They are processed; the faulty ones are rejected alone.</summary>
    Partial = 0,

    /// <summary>The load is refused as a whole.</summary>
    AllOrNothing = 1,
}
