namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>Finds a load by the first characters of its id.</summary>
internal static class LoadId
{
    /// <exception cref="UsageException">There is no such load, or several.</exception>
    public static async Task<LoadEntry> FindAsync(ILoadRegistry registry, string prefix, CancellationToken cancellationToken)
    {
        var typed = prefix.ToLowerInvariant();
        if (typed.Length is 0 or > 32 || !typed.All(char.IsAsciiHexDigit))
        {
            throw new UsageException($"'{Output.VisibleText.Of(prefix)}' is not a load id: ids have up to 32 hexadecimal digits.");
        }

        var found = await registry.ListAsync(new LoadQuery { IdPrefix = typed, Limit = 2 }, cancellationToken);
        return found.Count switch
        {
            0 => throw new UsageException($"There is no load {typed}."),
            1 => found[0],
            _ => throw new UsageException($"Several loads start with {typed}: {found[0].Id}, {found[1].Id}. Type more characters."),
        };
    }
}
