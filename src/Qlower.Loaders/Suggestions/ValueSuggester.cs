using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Suggestions;

/// <summary>
/// Finds the correction of a value where it can be known: only one that is valid for its field, and only where the value has a single meaning.
/// </summary>
internal static class ValueSuggester
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the correction; <see langword="null"/> when it cannot be known.</summary>
    /// <param name="field">The field.</param>
    /// <param name="sent">The value.</param>
    public static FindingSuggestion? Suggest(SchemaField field, SentValue sent)
    {
        // Optional fields may be absent, which null says.
        var json = sent.IsText && string.IsNullOrWhiteSpace(sent.Text) ? "null" : Candidate(field, sent);
        return json is not null && !IsSame(json, sent) && field.Accepts(Encoding.UTF8.GetBytes(json)) ? new FindingSuggestion { Value = json } : null;
    }

    private static string? Candidate(SchemaField field, SentValue sent) => field.Form switch
    {
        ValueForm.Date => Quote(DateTexts.Read(sent.Text)),
        ValueForm.Timestamp when sent.IsText => Quote(DateTexts.ReadTimestamp(sent.Text)),
        ValueForm.Decimal or ValueForm.PositiveDecimal when sent.IsText => NumberTexts.Read(sent.Text),
        ValueForm.WholeNumber => NumberTexts.ReadWhole(sent.Text),
        ValueForm.Code => Quote(CodeTexts.Find(field, sent)),
        ValueForm.Email when sent.IsText => Quote(AddressTexts.Email(sent.Text)),
        ValueForm.WebAddress when sent.IsText => Quote(AddressTexts.Web(sent.Text)),
        ValueForm.Phone => Quote(DigitTexts.Phone(sent)),
        ValueForm.PostCode => Quote(DigitTexts.PostCode(sent)),
        ValueForm.Siren => Quote(DigitTexts.Exactly(sent, 9)),
        ValueForm.Siret => Quote(DigitTexts.Exactly(sent, 14)),
        ValueForm.Nic => Quote(DigitTexts.Exactly(sent, 5)),
        ValueForm.Year => Quote(DateTexts.ReadYear(sent.Text)),
        ValueForm.Text or ValueForm.Id when sent.IsNumber => Quote(sent.Text),
        _ => null,
    };

    private static string? Quote(string? text) => text is null ? null : JsonSerializer.Serialize(text, Readable);

    private static bool IsSame(string json, SentValue sent) => json == (sent.IsText ? Quote(sent.Text) : sent.Text);
}
