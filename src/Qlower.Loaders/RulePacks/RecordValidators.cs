using Qlower.Loaders.Format;
using Qlower.Loaders.RulePacks.Validators;

namespace Qlower.Loaders.RulePacks;

/// <summary>The record types that FluentValidation validators can be written for.</summary>
internal static class RecordValidators
{
    private static readonly Dictionary<Type, Entry> Entries = new()
    {
        [typeof(ClientRecord)] = Of<ClientRecord>(RecordModel.Clients),
        [typeof(DeclarantRecord)] = Of<DeclarantRecord>(RecordModel.Declarants),
        [typeof(PropertyRecord)] = Of<PropertyRecord>(RecordModel.Properties),
        [typeof(AssociateRecord)] = Of<AssociateRecord>(RecordModel.Associates),
        [typeof(TransactionRecord)] = Of<TransactionRecord>(RecordModel.Transactions),
        [typeof(DocumentRecord)] = Of<DocumentRecord>(RecordModel.Documents),
    };

    /// <summary>The names of the types.</summary>
    public static IEnumerable<string> All => Entries.Keys.Select(type => type.Name);

    public static string Names => string.Join(", ", All);

    /// <summary>The model of a record type; <see langword="null"/> when it is none.</summary>
    public static RecordModel? ModelOf(Type record) => Entries.TryGetValue(record, out var entry) ? entry.Model : null;

    /// <summary>The types that a FluentValidation validator is for.</summary>
    public static IReadOnlyList<Type> RecordsOf(Type validator) =>
    [
        .. validator.GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(FluentValidation.IValidator<>))
            .Select(contract => contract.GetGenericArguments()[0]),
    ];

    /// <summary>Wraps a FluentValidation validator of this record type.</summary>
    public static IValidator Wrap(Type record, object validator, ReportLanguage language, RuleCatalogue catalogue) =>
        Entries[record].Wrap(validator, language, catalogue);

    private static Entry Of<TRecord>(RecordModel model)
        where TRecord : class, IFormatRecord =>
        new(model, (validator, language, catalogue) =>
            new FluentValidationValidator<TRecord>((FluentValidation.IValidator<TRecord>)validator, model, language, catalogue));

    private sealed record Entry(RecordModel Model, Func<object, ReportLanguage, RuleCatalogue, IValidator> Wrap);
}
