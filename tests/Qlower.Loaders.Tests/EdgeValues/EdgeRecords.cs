using System.Text;

namespace Qlower.Loaders.Tests.EdgeValues;

/// <summary>Valid records of each model, with one literal in place of a field's value.</summary>
internal static class EdgeRecords
{
    private static readonly Dictionary<RecordModel, (string Name, string Literal)[]> Valid = new()
    {
        [RecordModel.Declarants] =
        [
            ("legalStatusId", "1000"), ("corporateName", "\"SCI\""), ("address", "\"1 rue X\""), ("townName", "\"Nice\""), ("postCode", "\"06000\""),
        ],
        [RecordModel.Properties] =
        [
            ("description", "\"Studio\""), ("streetName", "\"rue Y\""), ("townName", "\"Nice\""), ("postCode", "\"06000\""), ("ctry", "\"FR\""),
            ("lastName", "\"D\""), ("firstName", "\"Z\""), ("email", "\"z@example.fr\""), ("acquisitionDate", "\"2019-05-17\""), ("taxRegime", "5"),
        ],
        [RecordModel.Transactions] = [("reqdExctnDt", "\"2026-01-31\""), ("id-prty", "\"P-0\""), ("amt", "1"), ("ref", "\"r\"")],
        [RecordModel.Documents] = [("propertyId", "\"P-0\""), ("fileName", "\"a.pdf\""), ("year", "2024"), ("fileLink", "\"https://example.fr/a\"")],
        [RecordModel.Associates] = [("civility", "\"M\""), ("email", "\"a@example.fr\"")],
        [RecordModel.Clients] = [("firstName", "\"A\""), ("lastName", "\"B\"")],
    };

    /// <summary>A record as JSON.</summary>
    /// <param name="model">The model.</param>
    /// <param name="id">Its id; the email of a client.</param>
    /// <param name="changed">The field and its literal.</param>
    public static string Of(RecordModel model, string id, params (string Name, string Literal)[] changed)
    {
        var members = new Dictionary<string, string> { [model == RecordModel.Clients ? "email" : "id"] = $"\"{id}\"" };
        foreach (var (name, literal) in Valid[model].Concat(changed))
        {
            members[name] = literal;
        }

        var text = new StringBuilder("{").AppendJoin(',', members.Select(member => $"\"{member.Key}\":{member.Value}")).Append('}').ToString();
        return model == RecordModel.Clients ? $"{{\"client\":{text}}}" : text;
    }

    /// <summary>The sections of a file that sends these records of a model.</summary>
    public static string Section(RecordModel model, IEnumerable<string> records)
    {
        var list = string.Join(",\n", records);
        return model == RecordModel.Associates
            ? $"\"declarants\":[{Of(RecordModel.Declarants, "D-0", ("associates", $"[{list}]"))}]"
            : $"\"{model.ToWireName()}\":[{list}]";
    }
}
