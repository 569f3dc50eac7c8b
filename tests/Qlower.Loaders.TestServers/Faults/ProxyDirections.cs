namespace Qlower.Loaders.TestServers.Faults;

/// <summary>Which way bytes go through a proxy.</summary>
[Flags]
public enum ProxyDirections
{
    /// <summary>No way.</summary>
    None = 0,

    /// <summary>What the client sends.</summary>
    ToServer = 1,

    /// <summary>What the server answers.</summary>
    ToClient = 2,

    /// <summary>Both ways.</summary>
    Both = ToServer | ToClient,
}
