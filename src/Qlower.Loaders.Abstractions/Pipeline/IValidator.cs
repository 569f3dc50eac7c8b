namespace Qlower.Loaders;

/// <summary>
/// Checks a record in depth. Three outcomes never mix: it returns without reporting (pass), reports findings, or throws, which is a
/// fault of the rule itself and never the partner's. FluentValidation validators of rule packs need not implement it. One instance
/// serves one load at a time.
/// </summary>
public interface IValidator
{
    /// <summary>Whether it wants records of this model.</summary>
    bool Handles(RecordModel model);

    /// <summary>Checks one record, reporting to <see cref="RecordContext.Report"/>.</summary>
    ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default);
}
