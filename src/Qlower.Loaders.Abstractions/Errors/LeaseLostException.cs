namespace Qlower.Loaders;

/// <summary>Thrown when the lease on a load is lost: another worker continues the load. The caller stops and changes nothing more.</summary>
public sealed class LeaseLostException(string loadId) : LoaderException($"The lease on load {loadId} is lost.")
{
    /// <summary>The id of the load.</summary>
    public string LoadId { get; } = loadId;
}
