using System.Text.Json;

namespace Qlower.Loaders.Format;

/// <summary>Reads single records of the Loader 2.0 format from UTF-8. Thread-safe.</summary>
public static class LoaderFormatSerializer
{
    /// <summary>
    /// Reads one record. Nested sections and unknown members are ignored. For <see cref="RecordModel.Clients"/> the bytes are the entry of
    /// <c>clients</c> with its block <c>client</c>.
    /// </summary>
    /// <exception cref="JsonException">The bytes are not a record that passed static validation.</exception>
    public static IFormatRecord Read(RecordModel model, ReadOnlySpan<byte> utf8) => model switch
    {
        RecordModel.Clients => Required(JsonSerializer.Deserialize(utf8, LoaderFormatContext.Default.ClientEntry)?.Client),
        RecordModel.Declarants => Required(JsonSerializer.Deserialize(utf8, LoaderFormatContext.Default.DeclarantRecord)),
        RecordModel.Properties => Required(JsonSerializer.Deserialize(utf8, LoaderFormatContext.Default.PropertyRecord)),
        RecordModel.Associates => Required(JsonSerializer.Deserialize(utf8, LoaderFormatContext.Default.AssociateRecord)),
        RecordModel.Transactions => Required(JsonSerializer.Deserialize(utf8, LoaderFormatContext.Default.TransactionRecord)),
        RecordModel.Documents => Required(JsonSerializer.Deserialize(utf8, LoaderFormatContext.Default.DocumentRecord)),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "Not a record model."),
    };

    private static T Required<T>(T? record)
        where T : class => record ?? throw new JsonException("A record cannot be null.");
}
