namespace Qlower.Loaders.Rules;

/// <summary>Names of the cases that rules have texts for, see <see cref="RuleVariant.Name"/>. They are stored with findings.</summary>
internal static class Variants
{
    /// <summary>The value is <c>null</c>.</summary>
    public const string Null = "null";

    /// <summary>The value is a list.</summary>
    public const string List = "list";

    /// <summary>The value is an object.</summary>
    public const string Object = "object";

    /// <summary>The value is a text.</summary>
    public const string Text = "text";

    /// <summary>The value is a number.</summary>
    public const string Number = "number";

    /// <summary>The value is <c>true</c> or <c>false</c>.</summary>
    public const string Boolean = "boolean";

    /// <summary>The value is an empty text.</summary>
    public const string Empty = "empty";

    /// <summary>The value is a text of blanks.</summary>
    public const string Blank = "blank";

    /// <summary>The day and the month of a date cannot be distinguished.</summary>
    public const string Ambiguous = "ambiguous";

    /// <summary>A well-formed date does not exist.</summary>
    public const string Calendar = "calendar";

    /// <summary>A number has more digits than can be stored.</summary>
    public const string Precision = "precision";

    /// <summary>A key is almost the expected one.</summary>
    public const string Misspelt = "misspelt";

    /// <summary>Further findings of the same cause, counted but not listed.</summary>
    public const string More = "more";
}
