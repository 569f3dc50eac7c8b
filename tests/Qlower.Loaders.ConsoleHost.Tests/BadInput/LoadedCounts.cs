using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Counts as the console tells them.</summary>
internal sealed record LoadedCounts(long Received, long Integrated, long AlreadyKnown, long Rejected)
{
    public bool AddUp => Received == Integrated + AlreadyKnown + Rejected;

    public static LoadedCounts Read(JsonElement json) => new(
        json.GetProperty("received").GetInt64(),
        json.GetProperty("integrated").GetInt64(),
        json.GetProperty("already_known").GetInt64(),
        json.GetProperty("rejected").GetInt64());
}
