namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>What the <see cref="RejectsFilter"/> reads next.</summary>
internal enum RejectsState
{
    /// <summary>The brace that opens the document.</summary>
    Root,

    /// <summary>A member of an object, or its end.</summary>
    Member,

    /// <summary>The rest of a key.</summary>
    Key,

    /// <summary>The colon behind a key.</summary>
    Colon,

    /// <summary>The first byte of a member's value.</summary>
    MemberValue,

    /// <summary>An element of an array, or its end.</summary>
    Element,

    /// <summary>The rest of a value that is copied or skipped as a whole.</summary>
    Value,

    /// <summary>Nothing more.</summary>
    End,
}
