namespace Qlower.Loaders;

/// <summary>The parts of a host whose health is reported separately.</summary>
public enum HealthComponent
{
    /// <summary>Where files arrive.</summary>
    Sources,

    /// <summary>The systems that store records.</summary>
    Integrators,

    /// <summary>The ledger and the stores of integrators.</summary>
    Store,

    /// <summary>What announces files and loads, such as a broker.</summary>
    Queue,
}
