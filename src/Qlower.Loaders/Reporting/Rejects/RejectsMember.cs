using System.Text.Json;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>The treatment of a member of an object in the rejects file, by its key.</summary>
internal readonly record struct RejectsMember(RejectsMemberKind Kind, RecordModel Section = default)
{
    /// <summary>The longest key that is compared: every key of the format is shorter, even if written entirely in escapes.</summary>
    public const int LongestKey = 128;

    /// <summary>Decides.</summary>
    /// <param name="owner">The model of the record that holds the member; <see langword="null"/> for the root.</param>
    /// <param name="quotedKey">The key in its quotation marks, as written in the file.</param>
    public static RejectsMember Of(RecordModel? owner, ReadOnlySpan<byte> quotedKey)
    {
        var reader = new Utf8JsonReader(quotedKey);
        try
        {
            reader.Read();
            foreach (var section in SectionsOf(owner))
            {
                if (reader.ValueTextEquals(section.ToWireName()))
                {
                    return new RejectsMember(RejectsMemberKind.Section, section);
                }
            }

            return owner is null ? OfHeader(ref reader) : new RejectsMember(RejectsMemberKind.Copied);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A key with half a surrogate pair: not one of the format's.
            return Unknown(owner);
        }
    }

    /// <summary>A member that the format does not define: dropped at the root, copied in a record.</summary>
    public static RejectsMember Unknown(RecordModel? owner) =>
        new(owner is null ? RejectsMemberKind.Dropped : RejectsMemberKind.Copied);

    private static RejectsMember OfHeader(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("apiKey"u8))
        {
            return new RejectsMember(RejectsMemberKind.Secret);
        }

        var isKept = reader.ValueTextEquals("inigPtynm"u8) || reader.ValueTextEquals("creDtTm"u8) || reader.ValueTextEquals("versionId"u8);
        return new RejectsMember(isKept ? RejectsMemberKind.Copied : RejectsMemberKind.Dropped);
    }

    private static ReadOnlySpan<RecordModel> SectionsOf(RecordModel? owner) => owner switch
    {
        null => [RecordModel.Clients, RecordModel.Declarants, RecordModel.Properties, RecordModel.Transactions, RecordModel.Documents],
        RecordModel.Clients => [RecordModel.Declarants, RecordModel.Properties, RecordModel.Transactions, RecordModel.Documents],
        RecordModel.Declarants => [RecordModel.Properties, RecordModel.Associates],
        RecordModel.Properties => [RecordModel.Documents],
        _ => [],
    };
}
