using System.Text.Json;

namespace Qlower.Loaders.Celery.Wire;

/// <summary>Texts as Python writes them: bytes that are no text, such as those of a file's name, are halves of surrogate pairs there.</summary>
internal static class PythonText
{
    /// <summary>The text; one with such a half as it stands in the JSON, escapes and all.</summary>
    public static string Of(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText().Trim('"');
        }
    }
}
