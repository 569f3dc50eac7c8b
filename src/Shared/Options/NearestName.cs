namespace Qlower.Shared;

/// <summary>Finds the known name that a misspelt one was probably meant to be.</summary>
internal static class NearestName
{
    private const int LongestName = 100;
    private const int MostEdits = 2;

    /// <summary>Returns the nearest of the known names; <see langword="null"/> when none is near, or the name itself is known.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The known names; the first of several that are equally near is returned.</param>
    /// <param name="lettersPerEdit">One edit (an added, missing, wrong or swapped letter) is allowed for this many letters, and at most two.</param>
    public static string? Find(string name, IEnumerable<string> known, int lettersPerEdit = 3)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        string? nearest = null;
        var most = Math.Min(name.Length / lettersPerEdit, MostEdits);
        foreach (var candidate in known)
        {
            if (candidate == name)
            {
                return null;
            }

            var distance = Math.Abs(candidate.Length - name.Length) > most || candidate.Length > LongestName ? int.MaxValue : Distance(name, candidate);
            if (distance <= most && (nearest is null || distance < most))
            {
                nearest = candidate;
                most = distance;
            }
        }

        return nearest;
    }

    /// <summary>Returns a sentence that suggests the nearest known name, after a space; empty when none is near.</summary>
    public static string Suggest(string name, IEnumerable<string> known) => Find(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>Returns the continuation of "no such option": the nearest name, or else all of them.</summary>
    public static string Advise(string name, IReadOnlyCollection<string> known) =>
        Find(name, known) is { } near ? $"did you mean '{near}'?" : $"there are {string.Join(", ", known)}.";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two names. Case does not count.</summary>
    public static int Distance(string left, string right)
    {
        Span<int> before = new int[right.Length + 1];
        Span<int> above = new int[right.Length + 1];
        Span<int> row = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            above[column] = column;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (AreSame(left[i - 1], right[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && AreSame(left[i - 1], right[j - 2]) && AreSame(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            var oldest = before;
            before = above;
            above = row;
            row = oldest;
        }

        return above[right.Length];
    }

    private static bool AreSame(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
