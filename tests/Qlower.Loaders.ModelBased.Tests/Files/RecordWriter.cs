using System.Text.Json;

namespace Qlower.Loaders.ModelBased.Tests.Files;

/// <summary>Writes the members of records. An invalid record lacks a required member, or has a date that does not exist.</summary>
internal static class RecordWriter
{
    public static void Write(Utf8JsonWriter json, SentRecord record)
    {
        json.WriteString("id", record.Id);
        if (record.IsErasure)
        {
            json.WriteString("remove", "R");
            return;
        }

        switch (record.Model)
        {
            case RecordModel.Declarants:
                WriteDeclarant(json, record);
                break;
            case RecordModel.Properties:
                WriteProperty(json, record);
                break;
            case RecordModel.Associates:
                json.WriteString("civility", record.IsInvalid ? "SIR" : "MME");
                json.WriteString("lastName", record.Text);
                json.WriteString("email", "zoe@example.fr");
                break;
            case RecordModel.Transactions:
                json.WriteString("reqdExctnDt", record.IsInvalid ? "2025-02-30" : "2025-02-27");
                json.WriteString("id-prty", record.Property);
                json.WriteNumber("amt", -12.5m);
                json.WriteString("ref", record.Text);
                break;
            case RecordModel.Documents:
                WriteDocument(json, record);
                break;
        }
    }

    private static void WriteDeclarant(Utf8JsonWriter json, SentRecord record)
    {
        json.WriteString("legalStatusId", "1000");
        json.WriteString("corporateName", record.Text);
        json.WriteString("address", "1 rue X");
        json.WriteString("postCode", "59000");
        if (!record.IsInvalid)
        {
            json.WriteString("townName", "Lille");
        }
    }

    private static void WriteProperty(Utf8JsonWriter json, SentRecord record)
    {
        json.WriteString("description", record.Text);
        json.WriteString("streetName", "rue Esquermoise");
        json.WriteString("townName", "Lille");
        json.WriteString("postCode", "59000");
        json.WriteString("ctry", "FR");
        json.WriteString("lastName", "Le Goff");
        json.WriteString("firstName", "Zoé");
        json.WriteString("email", "zoe@example.fr");
        json.WriteString("acquisitionDate", record.IsInvalid ? "2019-02-30" : "2019-05-17");
        json.WriteNumber("taxRegime", 5);
        if (record.Declarant is { } declarant)
        {
            json.WriteString("declarantId", declarant);
        }
    }

    private static void WriteDocument(Utf8JsonWriter json, SentRecord record)
    {
        json.WriteString("fileName", record.Text);
        json.WriteString("fileLink", "https://example.fr/acte.pdf");
        if (!record.IsInvalid)
        {
            json.WriteString("year", "2024");
        }

        if (record.Property is { } property)
        {
            json.WriteString("propertyId", property);
        }

        if (record.Declarant is { } declarant)
        {
            json.WriteString("declarantId", declarant);
        }
    }
}
