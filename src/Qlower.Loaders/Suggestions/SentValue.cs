using System.Text.Json;

namespace Qlower.Loaders.Suggestions;

/// <summary>A scalar as it was sent.</summary>
/// <param name="Kind">Text, number, true or false.</param>
/// <param name="Text">The content of a text; the token of another scalar. Complete.</param>
internal readonly record struct SentValue(JsonValueKind Kind, string Text)
{
    public bool IsText => Kind == JsonValueKind.String;

    public bool IsNumber => Kind == JsonValueKind.Number;
}
