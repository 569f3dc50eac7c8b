namespace Qlower.Loaders.Relational.Sql;

/// <summary>The types of columns that stores need; each dialect has its own names for them.</summary>
internal enum SqlType
{
    /// <summary>Text, compared by its bytes.</summary>
    Text,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A decimal number, exact, with the order of numbers.</summary>
    Decimal,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>An instant, in UTC.</summary>
    Instant,

    /// <summary>Bytes.</summary>
    Blob,

    /// <summary>An integer primary key that the store assigns.</summary>
    Key,

    /// <summary>As <see cref="Key"/>, never assigned twice and always growing.</summary>
    GrowingKey,
}
