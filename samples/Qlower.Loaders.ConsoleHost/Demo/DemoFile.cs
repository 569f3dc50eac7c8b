namespace Qlower.Loaders.ConsoleHost.Demo;

/// <summary>A sample file and the names under which its partner sends it.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Sample">The sample's name, which is the first name of the file.</param>
/// <param name="SentAgainAs">The name under which the partner sends the same content again; null when it does not.</param>
internal sealed record DemoFile(string Partner, string Sample, string? SentAgainAs = null);
