using Qlower.Shared;

namespace Qlower.Loaders.Suggestions;

/// <summary>Finds the key of the format that a misspelt key means.</summary>
internal static class KeySuggester
{
    /// <summary>Shorter keys are compared without their case and separators only: one letter more or less makes another word of them.</summary>
    private const int ShortestWithTypos = 4;

    private const int ShortestWithTwoTypos = 7;

    /// <summary>Returns the key; <see langword="null"/> when none or several are close.</summary>
    /// <param name="names">The keys of the format.</param>
    /// <param name="sent">The key in the file.</param>
    public static string? Find(IEnumerable<string> names, string sent)
    {
        var all = names.ToList();
        var plain = Plain(sent);
        var same = all.Where(name => Plain(name) == plain).ToList();
        if (same.Count > 0)
        {
            return same.Count == 1 ? same[0] : null;
        }

        string? best = null;
        var (least, isOnly) = (int.MaxValue, false);
        foreach (var name in all.Where(name => name.Length >= ShortestWithTypos && Math.Abs(name.Length - sent.Length) <= 2))
        {
            var distance = NearestName.Distance(Plain(name), plain);
            if (distance <= (name.Length >= ShortestWithTwoTypos ? 2 : 1) && distance <= least)
            {
                isOnly = distance < least;
                (best, least) = (name, distance);
            }
        }

        return isOnly ? best : null;
    }

    private static string Plain(string name) => Blanks.Without(Blanks.Remove(name), "-_.").ToLowerInvariant();
}
