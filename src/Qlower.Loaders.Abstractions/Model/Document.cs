namespace Qlower.Loaders.Model;

/// <summary>A document of the internal model. Settable, so that a transformer can change it; not thread-safe.</summary>
public sealed class Document : IInternalRecord
{
    /// <inheritdoc />
    public required string ExternalId { get; init; }

    /// <summary>External id of the property.</summary>
    public string? PropertyId { get; set; }

    /// <summary>External id of the declarant.</summary>
    public string? DeclarantId { get; set; }

    /// <summary>Email of the client that owns it; null in a flat file.</summary>
    public string? ClientEmail { get; set; }

    /// <summary>File name.</summary>
    public string FileName { get; set; } = "";

    /// <summary>Code of the type of file.</summary>
    public string? FileType { get; set; }

    /// <summary>Its French label.</summary>
    public string? FileTypeLabel { get; set; }

    /// <summary>The year.</summary>
    public int Year { get; set; }

    /// <summary>Absolute http(s) address; untrusted until the host's guard has checked it.</summary>
    public string FileLink { get; set; } = "";

    /// <inheritdoc />
    public RecordModel Model => RecordModel.Documents;
}
