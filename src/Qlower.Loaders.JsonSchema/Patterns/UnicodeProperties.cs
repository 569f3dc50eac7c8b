using System.Globalization;

namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>The properties that <c>\p{…}</c> supports.</summary>
internal static class UnicodeProperties
{
    public const string ScriptNames =
        "Arabic, Armenian, Bengali, Cyrillic, Devanagari, Georgian, Greek, Han, Hangul, Hebrew, Hiragana, Katakana, Latin, Tamil, Thai";

    private const int AllCategories = (1 << 30) - 1;

    /// <summary>Blocks whose code points all have the category of their first one; enumerating them would take milliseconds.</summary>
    private static ReadOnlySpan<int> UniformBlocks =>
    [
        0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xAC00, 0xD7A3, 0xD800, 0xDFFF, 0xE000, 0xF8FF, 0x17000, 0x187F7, 0x20000, 0x2A6DF,
        0x2A700, 0x2B739, 0x2B740, 0x2B81D, 0x2B820, 0x2CEA1, 0x2CEB0, 0x2EBE0, 0x30000, 0x3134A, 0x31350, 0x323AF, 0x40000, 0xDFFFF,
        0xE01F0, 0xEFFFF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD,
    ];

    /// <summary>Whether ECMA-262 defines the name, supported or not; the names of scripts are not checked.</summary>
    public static bool IsName(string name)
    {
        var equal = name.IndexOf('=', StringComparison.Ordinal);
        return equal < 0
            ? Categories(name) != 0 || IsBinaryProperty(name)
            : name[..equal] switch
            {
                "gc" or "General_Category" => Categories(name[(equal + 1)..]) != 0,
                "sc" or "Script" or "scx" or "Script_Extensions" => IsIdentifier(name.AsSpan(equal + 1)),
                _ => false,
            };
    }

    public static CodePointSet? Find(string name)
    {
        var equal = name.IndexOf('=', StringComparison.Ordinal);
        if (equal >= 0)
        {
            var value = name[(equal + 1)..];
            return name[..equal] switch
            {
                "gc" or "General_Category" => OfCategories(Categories(value)),
                "sc" or "Script" => OfScript(value, withExtensions: false),
                "scx" or "Script_Extensions" => OfScript(value, withExtensions: true),
                _ => null,
            };
        }

        return name switch
        {
            "Any" => CodePointSet.Any,
            "ASCII" => CodePointSet.Of([0, 0x7F]),
            "ASCII_Hex_Digit" or "AHex" => CodePointSet.Of(['0', '9', 'A', 'F', 'a', 'f']),
            "White_Space" or "space" => CodePointSet.Of(
                ['\t', '\r', ' ', ' ', 0x85, 0x85, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F,
                    0x3000, 0x3000]),
            "Assigned" => OfCategories(AllCategories & ~(1 << (int)UnicodeCategory.OtherNotAssigned)),
            _ => OfCategories(Categories(name)),
        };
    }

    private static CodePointSet? OfCategories(int categories)
    {
        if (categories == 0)
        {
            return null;
        }

        var builder = new CodePointSetBuilder();
        var block = 0;
        var first = -1;
        for (var codePoint = 0; codePoint <= CodePointSet.LastCodePoint;)
        {
            var isMember = ((categories >> (int)CharUnicodeInfo.GetUnicodeCategory(codePoint)) & 1) != 0;
            if (isMember != (first >= 0))
            {
                if (!isMember)
                {
                    builder.Add(first, codePoint - 1);
                }

                first = isMember ? codePoint : -1;
            }

            if (block < UniformBlocks.Length && codePoint == UniformBlocks[block])
            {
                codePoint = UniformBlocks[block + 1];
                block += 2;
            }

            codePoint++;
        }

        if (first >= 0)
        {
            builder.Add(first, CodePointSet.LastCodePoint);
        }

        return builder.Build();
    }

    /// <summary>A bit for each member of <see cref="UnicodeCategory"/>, or 0 for an unknown name.</summary>
    private static int Categories(string name) => name switch
    {
        "L" or "Letter" => 0b11111,
        "LC" or "Cased_Letter" => 0b111,
        "Lu" or "Uppercase_Letter" => 1 << (int)UnicodeCategory.UppercaseLetter,
        "Ll" or "Lowercase_Letter" => 1 << (int)UnicodeCategory.LowercaseLetter,
        "Lt" or "Titlecase_Letter" => 1 << (int)UnicodeCategory.TitlecaseLetter,
        "Lm" or "Modifier_Letter" => 1 << (int)UnicodeCategory.ModifierLetter,
        "Lo" or "Other_Letter" => 1 << (int)UnicodeCategory.OtherLetter,
        "M" or "Mark" or "Combining_Mark" => 0b111 << (int)UnicodeCategory.NonSpacingMark,
        "Mn" or "Nonspacing_Mark" => 1 << (int)UnicodeCategory.NonSpacingMark,
        "Mc" or "Spacing_Mark" => 1 << (int)UnicodeCategory.SpacingCombiningMark,
        "Me" or "Enclosing_Mark" => 1 << (int)UnicodeCategory.EnclosingMark,
        "N" or "Number" => 0b111 << (int)UnicodeCategory.DecimalDigitNumber,
        "Nd" or "Decimal_Number" or "digit" => 1 << (int)UnicodeCategory.DecimalDigitNumber,
        "Nl" or "Letter_Number" => 1 << (int)UnicodeCategory.LetterNumber,
        "No" or "Other_Number" => 1 << (int)UnicodeCategory.OtherNumber,
        "Z" or "Separator" => 0b111 << (int)UnicodeCategory.SpaceSeparator,
        "Zs" or "Space_Separator" => 1 << (int)UnicodeCategory.SpaceSeparator,
        "Zl" or "Line_Separator" => 1 << (int)UnicodeCategory.LineSeparator,
        "Zp" or "Paragraph_Separator" => 1 << (int)UnicodeCategory.ParagraphSeparator,
        "C" or "Other" => (0b1111 << (int)UnicodeCategory.Control) | (1 << (int)UnicodeCategory.OtherNotAssigned),
        "Cc" or "Control" or "cntrl" => 1 << (int)UnicodeCategory.Control,
        "Cf" or "Format" => 1 << (int)UnicodeCategory.Format,
        "Cs" or "Surrogate" => 1 << (int)UnicodeCategory.Surrogate,
        "Co" or "Private_Use" => 1 << (int)UnicodeCategory.PrivateUse,
        "Cn" or "Unassigned" => 1 << (int)UnicodeCategory.OtherNotAssigned,
        "P" or "Punctuation" or "punct" => 0b1111111 << (int)UnicodeCategory.ConnectorPunctuation,
        "Pc" or "Connector_Punctuation" => 1 << (int)UnicodeCategory.ConnectorPunctuation,
        "Pd" or "Dash_Punctuation" => 1 << (int)UnicodeCategory.DashPunctuation,
        "Ps" or "Open_Punctuation" => 1 << (int)UnicodeCategory.OpenPunctuation,
        "Pe" or "Close_Punctuation" => 1 << (int)UnicodeCategory.ClosePunctuation,
        "Pi" or "Initial_Punctuation" => 1 << (int)UnicodeCategory.InitialQuotePunctuation,
        "Pf" or "Final_Punctuation" => 1 << (int)UnicodeCategory.FinalQuotePunctuation,
        "Po" or "Other_Punctuation" => 1 << (int)UnicodeCategory.OtherPunctuation,
        "S" or "Symbol" => 0b1111 << (int)UnicodeCategory.MathSymbol,
        "Sm" or "Math_Symbol" => 1 << (int)UnicodeCategory.MathSymbol,
        "Sc" or "Currency_Symbol" => 1 << (int)UnicodeCategory.CurrencySymbol,
        "Sk" or "Modifier_Symbol" => 1 << (int)UnicodeCategory.ModifierSymbol,
        "So" or "Other_Symbol" => 1 << (int)UnicodeCategory.OtherSymbol,
        _ => 0,
    };

    private static CodePointSet? OfScript(string name, bool withExtensions)
    {
        var ranges = Script(name, withExtensions);
        return ranges.IsEmpty ? null : CodePointSet.Of(ranges);
    }

    private static ReadOnlySpan<int> Script(string name, bool withExtensions) => name switch
    {
        "Arabic" or "Arab" => withExtensions ? ScriptRanges.ArabicExtended : ScriptRanges.Arabic,
        "Armenian" or "Armn" => ScriptRanges.Armenian,
        "Bengali" or "Beng" => withExtensions ? ScriptRanges.BengaliExtended : ScriptRanges.Bengali,
        "Cyrillic" or "Cyrl" => withExtensions ? ScriptRanges.CyrillicExtended : ScriptRanges.Cyrillic,
        "Devanagari" or "Deva" => withExtensions ? ScriptRanges.DevanagariExtended : ScriptRanges.Devanagari,
        "Georgian" or "Geor" => withExtensions ? ScriptRanges.GeorgianExtended : ScriptRanges.Georgian,
        "Greek" or "Grek" => withExtensions ? ScriptRanges.GreekExtended : ScriptRanges.Greek,
        "Han" or "Hani" => withExtensions ? ScriptRanges.HanExtended : ScriptRanges.Han,
        "Hangul" or "Hang" => withExtensions ? ScriptRanges.HangulExtended : ScriptRanges.Hangul,
        "Hebrew" or "Hebr" => ScriptRanges.Hebrew,
        "Hiragana" or "Hira" => withExtensions ? ScriptRanges.HiraganaExtended : ScriptRanges.Hiragana,
        "Katakana" or "Kana" => withExtensions ? ScriptRanges.KatakanaExtended : ScriptRanges.Katakana,
        "Latin" or "Latn" => withExtensions ? ScriptRanges.LatinExtended : ScriptRanges.Latin,
        "Tamil" or "Taml" => withExtensions ? ScriptRanges.TamilExtended : ScriptRanges.Tamil,
        "Thai" => ScriptRanges.Thai,
        _ => default,
    };

    /// <summary>The names of ECMA-262's table of binary properties.</summary>
    private static bool IsBinaryProperty(string name) => name is "ASCII" or "ASCII_Hex_Digit" or "AHex" or "Alphabetic" or "Alpha" or "Any"
        or "Assigned" or "Bidi_Control" or "Bidi_C" or "Bidi_Mirrored" or "Bidi_M" or "Case_Ignorable" or "CI" or "Cased"
        or "Changes_When_Casefolded" or "CWCF" or "Changes_When_Casemapped" or "CWCM" or "Changes_When_Lowercased" or "CWL"
        or "Changes_When_NFKC_Casefolded" or "CWKCF" or "Changes_When_Titlecased" or "CWT" or "Changes_When_Uppercased" or "CWU" or "Dash"
        or "Default_Ignorable_Code_Point" or "DI" or "Deprecated" or "Dep" or "Diacritic" or "Dia" or "Emoji" or "Emoji_Component"
        or "EComp" or "Emoji_Modifier" or "EMod" or "Emoji_Modifier_Base" or "EBase" or "Emoji_Presentation" or "EPres"
        or "Extended_Pictographic" or "ExtPict" or "Extender" or "Ext" or "Grapheme_Base" or "Gr_Base" or "Grapheme_Extend" or "Gr_Ext"
        or "Hex_Digit" or "Hex" or "IDS_Binary_Operator" or "IDSB" or "IDS_Trinary_Operator" or "IDST" or "ID_Continue" or "IDC"
        or "ID_Start" or "IDS" or "Ideographic" or "Ideo" or "Join_Control" or "Join_C" or "Logical_Order_Exception" or "LOE"
        or "Lowercase" or "Lower" or "Math" or "Noncharacter_Code_Point" or "NChar" or "Pattern_Syntax" or "Pat_Syn"
        or "Pattern_White_Space" or "Pat_WS" or "Quotation_Mark" or "QMark" or "Radical" or "Regional_Indicator" or "RI"
        or "Sentence_Terminal" or "STerm" or "Soft_Dotted" or "SD" or "Terminal_Punctuation" or "Term" or "Unified_Ideograph" or "UIdeo"
        or "Uppercase" or "Upper" or "Variation_Selector" or "VS" or "White_Space" or "space" or "XID_Continue" or "XIDC" or "XID_Start"
        or "XIDS";

    private static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter(c) && c != '_')
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
