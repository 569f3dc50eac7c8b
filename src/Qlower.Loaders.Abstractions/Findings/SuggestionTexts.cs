namespace Qlower.Loaders;

/// <summary>The sentence that proposes a correction.</summary>
internal static class SuggestionTexts
{
    /// <param name="suggestion">The correction.</param>
    /// <param name="sent">The key in the file; <see langword="null"/> when it cannot be shown.</param>
    public static LocalizedText Of(FindingSuggestion suggestion, string? sent) => suggestion switch
    {
        { Key: { } key } when sent is { Length: > 0 } => new($"Renommez la clé «\u00A0{sent}\u00A0» en «\u00A0{key}\u00A0».", $"Rename the key “{sent}” to “{key}”."),
        { Key: { } key } => new($"Nommez la clé «\u00A0{key}\u00A0».", $"Name the key “{key}”."),
        _ => new($"Écrivez {suggestion.Value} à la place.", $"Write {suggestion.Value} instead."),
    };
}
