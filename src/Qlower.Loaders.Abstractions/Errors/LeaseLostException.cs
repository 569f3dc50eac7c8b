namespace Qlower.Loaders;

/// <summary>The lease on a load is no longer held: another worker goes on with it. Stop and change nothing more.</summary>
public sealed class LeaseLostException(string loadId) : LoaderException($"The lease on load {loadId} is lost.")
{
    /// <summary>The load.</summary>
    public string LoadId { get; } = loadId;
}
