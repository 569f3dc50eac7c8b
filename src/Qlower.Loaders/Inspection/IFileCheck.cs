namespace Qlower.Loaders;

/// <summary>Static validation of a file without loading it: nothing is stored. Thread-safe.</summary>
public interface IFileCheck
{
    /// <summary>Validates a Loader 2.0 file in one streaming pass.</summary>
    /// <param name="file">The content; read to its end, not disposed.</param>
    /// <param name="fileName">The name, for the partner's naming rule and the report; empty for content without a name, which meets every rule.</param>
    /// <param name="partner">The partner whose key, naming rule and rule pack apply; <see langword="null"/> to check the format alone.</param>
    /// <param name="language">The language of the report; <see langword="null"/> for the partner's.</param>
    /// <param name="cancellationToken">Stops the pass.</param>
    /// <returns>A report whose counts are those of static validation: what is not rejected counts as integrated.</returns>
    Task<LoadReport> CheckAsync(Stream file, string fileName, string? partner = null, ReportLanguage? language = null, CancellationToken cancellationToken = default);
}
