namespace Qlower.Loaders;

/// <summary>
/// Validates a record in depth. There are three distinct outcomes: the validator returns without a finding (pass), reports findings, or throws,
/// which is a fault of the rule itself, never of the partner's data. FluentValidation validators of rule packs need not implement it. One
/// instance serves one load at a time.
/// </summary>
public interface IValidator
{
    /// <summary>Returns whether the validator handles records of the model.</summary>
    bool Handles(RecordModel model);

    /// <summary>Validates one record and reports findings to <see cref="RecordContext.Report"/>.</summary>
    ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default);
}
