namespace Qlower.Loaders;

/// <summary>The forms a report can be written in.</summary>
public enum ReportKind
{
    /// <summary>JSON: the members that partners read, then more.</summary>
    Json,

    /// <summary>A self-contained page.</summary>
    Html,

    /// <summary>The findings as a table, RFC 4180.</summary>
    Csv,
}
