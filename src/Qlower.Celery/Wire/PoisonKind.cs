namespace Qlower.Celery.Wire;

/// <summary>Why a message can never be run as a task.</summary>
internal enum PoisonKind
{
    /// <summary>Neither a header <c>task</c> nor a body of protocol 1.</summary>
    Unknown,

    /// <summary>A task without an id; it kills a Python worker.</summary>
    MissingId,

    /// <summary>Not exactly <c>application/json</c>, or in an encoding that is not UTF-8.</summary>
    ContentType,

    /// <summary>Compressed in an unknown way, or damaged.</summary>
    Compression,

    /// <summary>Larger than is accepted, before or after decompression.</summary>
    TooLarge,

    /// <summary>Not JSON.</summary>
    NotJson,

    /// <summary>JSON that is not UTF-8, or with half of a surrogate pair: a handler could not read its arguments.</summary>
    Undecodable,

    /// <summary>JSON, but not an array of arguments, keyword arguments and embedded signatures; it kills a Python worker.</summary>
    BodyShape,

    /// <summary>The positional arguments are no array.</summary>
    Arguments,

    /// <summary>The keyword arguments are no object.</summary>
    KeywordArguments,

    /// <summary>A callback, chain or chord that is no signature.</summary>
    Signature,

    /// <summary>An ETA or an expiry that is not a time.</summary>
    InvalidTime,
}
