namespace Qlower.Loaders.Sources;

/// <summary>The files that one source does not load: since when, and whether an alert was raised. Not thread-safe.</summary>
internal sealed class UnclaimedFiles(TimeProvider time)
{
    private Dictionary<string, (long Since, bool IsAlerted)> _seen = new(StringComparer.Ordinal);

    /// <summary>Takes what was found now, and forgets the files that are gone.</summary>
    /// <returns>The files that have been there for so long, each once.</returns>
    public IReadOnlyList<UnclaimedFile> Update(IReadOnlyList<UnclaimedFile> found, TimeSpan stuckAfter)
    {
        var (now, seen, due) = (time.GetTimestamp(), new Dictionary<string, (long Since, bool IsAlerted)>(StringComparer.Ordinal), new List<UnclaimedFile>());
        foreach (var file in found)
        {
            var (since, isAlerted) = _seen.GetValueOrDefault(file.Location, (now, false));
            if (!isAlerted && time.GetElapsedTime(since, now) >= stuckAfter)
            {
                isAlerted = true;
                due.Add(file);
            }

            seen[file.Location] = (since, isAlerted);
        }

        _seen = seen;
        return due;
    }
}
