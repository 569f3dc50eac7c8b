namespace Qlower.Loaders;

/// <summary>
/// The partners that a host is configured for. The engine registers it; packages with file sources use it to find each partner's place. Thread-safe.
/// </summary>
public interface IPartnerDirectory
{
    /// <summary>The ids of all configured partners in ordinal order; empty when there is none. Does not change while the host runs.</summary>
    IReadOnlyList<string> Ids { get; }
}
