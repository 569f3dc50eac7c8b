namespace Qlower.Loaders.CrashPoints.Tests.Files;

/// <summary>A file in the inbox of a partner.</summary>
/// <param name="Partner">The folder below the inbox.</param>
/// <param name="Name">The name without extension.</param>
/// <param name="Content">The text.</param>
internal sealed record ArrivingFile(string Partner, string Name, string Content)
{
    public void WriteTo(string folder)
    {
        var inbox = Directory.CreateDirectory(Path.Combine(folder, "inbox", Partner)).FullName;

        File.WriteAllText(Path.Combine(inbox, Name + ".json"), Content.Replace("{partner}", Partner.Split('/')[0], StringComparison.Ordinal));
        if (Partner.Contains('/', StringComparison.Ordinal))
        {
            // A ledger that has not used its claims for a day.
            Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(inbox)!, DateTime.UtcNow.AddDays(-1));
        }
    }
}
