namespace Qlower.Loaders.JsonSchema;

/// <summary>Faults of the JSON text itself, independent of the schema.</summary>
public enum JsonFault
{
    /// <summary>No fault: the finding is about a schema keyword.</summary>
    None,

    /// <summary>Fatal. No bytes, or white space only. Reported at the first byte.</summary>
    Empty,

    /// <summary>Fatal. A byte that the grammar does not allow here.</summary>
    UnexpectedCharacter,

    /// <summary>Fatal. The input ends inside a value. Reported at the input's length.</summary>
    UnexpectedEnd,

    /// <summary>Fatal. Something other than white space after the root value.</summary>
    TrailingData,

    /// <summary>Fatal. The input is UTF-16 or UTF-32 (byte order mark, or a NUL among the first two bytes).</summary>
    NotUtf8Encoding,

    /// <summary>Fatal. Bytes that are not UTF-8, anywhere. Reported at the first byte of the bad sequence.</summary>
    InvalidUtf8,

    /// <summary>A warning. The input starts with a UTF-8 byte order mark, which was skipped.</summary>
    ByteOrderMark,

    /// <summary>Fatal. A backslash that does not start an escape sequence of JSON.</summary>
    InvalidEscape,

    /// <summary>Fatal. A number that violates the grammar: leading zero, missing digits.</summary>
    InvalidNumber,

    /// <summary>Fatal. A byte below 0x20 inside a string.</summary>
    ControlCharacter,

    /// <summary>Fatal. More open containers than <see cref="ValidationLimits.MaxDepth"/>.</summary>
    DepthExceeded,

    /// <summary>A string or property name longer than <see cref="ValidationLimits.MaxStringBytes"/>.</summary>
    StringTooLong,

    /// <summary>A number longer than <see cref="ValidationLimits.MaxNumberBytes"/>.</summary>
    NumberTooLong,

    /// <summary>Fatal. An object with more members than <see cref="ValidationLimits.MaxMembers"/>.</summary>
    TooManyMembers,

    /// <summary>A property name that this object had before, escapes resolved. Reported at the second name.</summary>
    DuplicateKey,

    /// <summary>An escaped surrogate without its partner. Reported at the backslash; taken as U+FFFD.</summary>
    LoneSurrogate,

    /// <summary>
    /// A value longer than <see cref="ValidationLimits.MaxBufferedBytes"/> under a keyword that needs the whole value;
    /// <see cref="SchemaFinding.Keyword"/> and <see cref="SchemaFinding.SchemaLocation"/> name it. The keyword was not evaluated.
    /// </summary>
    TooLargeToBuffer,
}
