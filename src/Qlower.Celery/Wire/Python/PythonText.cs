using System.Text.Json;

namespace Qlower.Celery.Wire.Python;

/// <summary>Strings as Python writes them: bytes that are not text, such as those of a file name, are halves of surrogate pairs.</summary>
internal static class PythonText
{
    /// <summary>Returns the string; one with such a half as it is escaped in the JSON.</summary>
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
