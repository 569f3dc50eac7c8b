using System.Text;

namespace Qlower.Shared;

/// <summary>
/// The one spelling of values in metrics, spans and logs: lower-case words joined by underscores. Models and statuses have the names of the file format;
/// names that the host gave, and types of exceptions, are not changed.
/// </summary>
internal static class TagValue
{
    /// <summary>The name of an enumeration's value, such as <c>partial_success</c>.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
