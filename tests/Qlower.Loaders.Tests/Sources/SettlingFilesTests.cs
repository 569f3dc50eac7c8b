using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Sources.Folder;

namespace Qlower.Loaders.Tests.Sources;

[TestFixture]
internal sealed class SettlingFilesTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    /// <summary>A complete file may stay, because it cannot be read or claimed: then the source must not poll without a pause.</summary>
    [Test]
    public void NextAfter_CompleteFileThatStays_IsNull()
    {
        var settling = new SettlingFiles(TimeSpan.FromSeconds(2), _time);

        settling.IsStable(Ahead("a.json"));
        var next = settling.NextAfter();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(next, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(settling.IsStable(Ahead("a.json")), Is.True);
        Assert.That(settling.NextAfter(), Is.Null);
    }

    [Test]
    public void IsStable_FileThatWasGone_IsWatchedAnew()
    {
        var settling = new SettlingFiles(TimeSpan.FromSeconds(2), _time);
        settling.IsStable(Ahead("a.json"));
        _time.Advance(TimeSpan.FromSeconds(3));

        settling.Retain(new HashSet<string>());

        Assert.That(settling.IsStable(Ahead("a.json")), Is.False);
    }

    private static SourceFile Ahead(string name) => new()
    {
        Source = "folder",
        Partner = "azur",
        Name = name,
        Location = name,
        Length = 2,
        Identity = "1",
        LastModified = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
