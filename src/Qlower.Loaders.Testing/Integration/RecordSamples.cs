using System.Reflection;
using Qlower.Loaders.Format;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Testing.Integration;

/// <summary>Batches and records for tests of integrators. Thread-safe.</summary>
public static class RecordSamples
{
    /// <summary>A batch of a load.</summary>
    public static IntegrationBatch Batch(string loadId, string partner, RecordModel model, params IntegrationRecord[] records) => new()
    {
        BatchId = $"{loadId}/0",
        Load = new LoadContext
        {
            LoadId = loadId,
            Partner = partner,
            FileName = "a.json",
            Header = new LoadHeader { Partner = partner, CreatedAt = DateTimeOffset.UnixEpoch, Version = "2.0" },
            ReceivedAt = DateTimeOffset.UnixEpoch,
        },
        Model = model,
        Records = records,
    };

    /// <summary>A record to integrate.</summary>
    public static IntegrationRecord Record(IInternalRecord record, long offset) => new()
    {
        ExternalId = record.ExternalId,
        Offset = offset,
        Record = record,
    };

    /// <summary>A record to erase.</summary>
    public static IntegrationRecord Erasure(string externalId, long offset) => new() { ExternalId = externalId, Offset = offset };

    /// <summary>A property to integrate.</summary>
    public static IntegrationRecord Property(string id, long offset, string? clientEmail = null) =>
        Record(new Property { ExternalId = id, Description = $"secret of {id}", ClientEmail = clientEmail }, offset);

    /// <summary>A transaction of a property.</summary>
    public static IntegrationRecord Transaction(string id, string propertyId, long offset) =>
        Record(new Transaction { ExternalId = id, PropertyId = propertyId, Reference = $"secret of {propertyId}" }, offset);

    /// <summary>A document of a property.</summary>
    public static IntegrationRecord Document(string id, string? propertyId, long offset) =>
        Record(new Document { ExternalId = id, PropertyId = propertyId, FileName = $"secret of {propertyId}" }, offset);

    /// <summary>A record of a model with nothing but its id.</summary>
    public static IInternalRecord Bare(RecordModel model, string id) => model switch
    {
        RecordModel.Clients => new Client { ExternalId = id },
        RecordModel.Declarants => new Declarant { ExternalId = id },
        RecordModel.Properties => new Property { ExternalId = id },
        RecordModel.Associates => new Associate { ExternalId = id },
        RecordModel.Transactions => new Transaction { ExternalId = id },
        RecordModel.Documents => new Document { ExternalId = id },
        _ => throw new ArgumentOutOfRangeException(nameof(model)),
    };

    /// <summary>A record whose every settable member has a value of its own, so that two members swapped show.</summary>
    public static IInternalRecord Full(RecordModel model, string id)
    {
        var record = Bare(model, id);
        var number = 1;
        foreach (var property in Members(record))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(record, Value(type, property.Name, number++));
        }

        return record;
    }

    /// <summary>The members of a record that can be set, without its id.</summary>
    public static IEnumerable<PropertyInfo> Members(IInternalRecord record) => record.GetType().GetProperties()
        .Where(property => property.CanWrite && property.Name != nameof(IInternalRecord.ExternalId));

    private static object Value(Type type, string name, int number) =>
        type == typeof(string) ? $"{name} – é \"'\n"
        : type == typeof(int) ? 1000 + number
        : type == typeof(bool) ? true
        : type == typeof(decimal) ? -12345678901234.50m - number
        : type == typeof(DateOnly) ? new DateOnly(2024, 2, 1).AddDays(number)
        : type == typeof(TransactionDirection) ? TransactionDirection.Credit
        : throw new NotSupportedException($"{name} has a type that the sample does not know: {type}.");
}
