using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>The texts of JSON faults, in French and English.</summary>
internal static class JsonFaultTexts
{
    public static LocalizedText Of(JsonFault fault) => fault switch
    {
        JsonFault.Empty => new("le document est vide", "the document is empty"),
        JsonFault.UnexpectedCharacter => new("ce caractère n'est pas permis ici", "this character is not allowed here"),
        JsonFault.UnexpectedEnd => new("le document s'arrête au milieu d'une valeur", "the document ends inside a value"),
        JsonFault.TrailingData => new("il y a des données après la fin du document", "there is data after the end of the document"),
        JsonFault.NotUtf8Encoding => new("le document est en UTF-16 ou UTF-32, pas en UTF-8", "the document is UTF-16 or UTF-32, not UTF-8"),
        JsonFault.InvalidUtf8 => new("ces octets ne sont pas de l'UTF-8", "these bytes are not UTF-8"),
        JsonFault.ByteOrderMark => new("une marque d'ordre des octets a été ignorée", "a byte order mark was skipped"),
        JsonFault.InvalidEscape => new("cette séquence d'échappement n'existe pas", "this escape sequence does not exist"),
        JsonFault.InvalidNumber => new("ce nombre est mal écrit", "this number is malformed"),
        JsonFault.ControlCharacter => new("caractère de contrôle dans un texte", "control character inside a string"),
        JsonFault.DepthExceeded => new("trop de niveaux imbriqués", "nested too deep"),
        JsonFault.StringTooLong => new("texte trop long", "string too long"),
        JsonFault.NumberTooLong => new("nombre trop long", "number too long"),
        JsonFault.TooManyMembers => new("trop de membres dans un objet", "too many members in one object"),
        JsonFault.DuplicateKey => new("clé en double dans un objet", "duplicate key in one object"),
        JsonFault.LoneSurrogate => new("demi-caractère isolé (surrogate)", "lone surrogate"),
        JsonFault.TooLargeToBuffer => new("valeur trop volumineuse pour être examinée d'un seul tenant", "value too large to be examined as a whole"),
        _ => new(fault.ToString(), fault.ToString()),
    };
}
