namespace Qlower.Loaders.Parts;

/// <summary>What the <see cref="RecordScan"/> reads next.</summary>
internal enum RecordScanState
{
    /// <summary>The first byte of the record.</summary>
    Start,

    /// <summary>A member of the record, or its end.</summary>
    Member,

    /// <summary>The rest of a member's key.</summary>
    Key,

    /// <summary>The colon after a key.</summary>
    Colon,

    /// <summary>The first byte of a member's value.</summary>
    MemberValue,

    /// <summary>The rest of a member's value.</summary>
    Value,

    /// <summary>The content of a nested section, which does not belong to the record's own bytes.</summary>
    Section,

    /// <summary>The rest of a record that is not an object.</summary>
    Whole,

    /// <summary>Nothing more.</summary>
    End,
}
