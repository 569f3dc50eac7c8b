namespace Qlower.Loaders;

/// <summary>The treatment of the valid records of a load with faulty ones.</summary>
public enum LoadPolicy
{
    /// <summary>They are processed; the faulty ones are rejected alone.</summary>
    Partial = 0,

    /// <summary>
    /// The load is refused as a whole; the records of a valid one are stored at once. Every integrator of the partner's routes must be an
    /// <see cref="IStagingIntegrator"/>.
    /// </summary>
    AllOrNothing = 1,
}
