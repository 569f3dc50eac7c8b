namespace Qlower.Loaders.Processing;

/// <summary>What rules and integrators receive of a load.</summary>
internal static class LoadContexts
{
    /// <exception cref="LoaderException">The load has no header.</exception>
    public static LoadContext Of(LoadLease lease, LoadEntry load) => new()
    {
        LoadId = load.Id,
        Partner = load.File.Partner,
        FileName = load.File.Name,
        Header = load.Header ?? throw new LoaderException($"Load {load.Id} has no header."),
        ReceivedAt = load.ReceivedAt,
        LeaseToken = lease.Token,
    };
}
