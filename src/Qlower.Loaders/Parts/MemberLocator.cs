using System.Text.Json;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Parts;

/// <summary>Finds the position of a member of a record.</summary>
internal static class MemberLocator
{
    /// <summary>Index of the member's value in the record's bytes; 0, the record itself, when it has no such member.</summary>
    public static int IndexOf(RawRecord record, RecordModel model, string? member)
    {
        if (member is null)
        {
            return 0;
        }

        var depth = model == RecordModel.Clients ? 2 : 1;
        var reader = new Utf8JsonReader(record.Bytes.Span, new JsonReaderOptions { MaxDepth = 128 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth && reader.ValueTextEquals(member) && reader.Read())
                {
                    return (int)reader.TokenStartIndex;
                }
            }
        }
        catch (JsonException)
        {
            // The finding then names the record as a whole.
        }

        return 0;
    }

    /// <summary>RFC 6901 pointer of the member in the file.</summary>
    public static string PointerOf(RawRecord record, RecordModel model, string? member)
    {
        if (member is null)
        {
            return record.Pointer;
        }

        var name = JsonPointerNames.Escape(member);
        return model == RecordModel.Clients ? $"{record.Pointer}/client/{name}" : $"{record.Pointer}/{name}";
    }
}
