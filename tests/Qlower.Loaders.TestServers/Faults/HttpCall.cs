namespace Qlower.Loaders.TestServers.Faults;

/// <summary>A request as it went through an <see cref="HttpFaultProxy"/>.</summary>
/// <param name="Number">Its place among all requests of the proxy, from 1.</param>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Headers">Lower-case names.</param>
public sealed record HttpCall(int Number, string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The path, decoded.</summary>
    public string Path => Uri.UnescapeDataString(Target.Split('?')[0]);

    /// <inheritdoc/>
    public override string ToString() => $"{Number} {Method} {Target}";
}
