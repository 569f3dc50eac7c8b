namespace Qlower.Loaders.RulePacks;

/// <summary>Collects what is wrong with a pack's overlay, each with file and JSON pointer.</summary>
internal sealed class OverlayReport(RulePack pack)
{
    /// <summary>Adds an error, which prevents the start.</summary>
    /// <param name="pointer">The RFC 6901 pointer in the overlay; empty for its root.</param>
    /// <param name="message">A sentence.</param>
    public void Problem(string pointer, string message) => pack.Problems.Add(Line(pointer, message));

    /// <summary>Adds a remark on what may be meant.</summary>
    /// <param name="pointer">The RFC 6901 pointer in the overlay; empty for its root.</param>
    /// <param name="message">A sentence.</param>
    public void Note(string pointer, string message) => pack.Notes.Add(Line(pointer, message));

    private string Line(string pointer, string message) => $"{pack.OverlayName}#{pointer}: {message}";
}
