using static Qlower.Loaders.Tests.FaultInjection.FaultKind;

namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>Every field of the specification, written by hand from it: nothing here is read from the schema that is tested.</summary>
internal static class FaultFields
{
    public static IReadOnlyList<FaultField> All { get; } =
    [
        .. Of("client", ("email", Email, true, "a@b.fr"), ("firstName", Text, true, "Zoé"), ("lastName", Text, true, "Durand"), ("phoneNumber", Phone, false, "06 12 34 56 78")),
        .. Of(
            "declarants",
            ("id", Id, true, "D-1"), ("sirenId", Siren, false, "732829320"), ("nicId", Nic, false, "00074"), ("legalStatusId", NumberCode, true, "1000"),
            ("taxRegimeAggregation", Code, false, "IR"), ("taxCategoryId", NumberCode, false, "1"), ("taxRegimeId", NumberCode, false, "11"),
            ("corporateName", Text, true, "SCI Azur"), ("debActDate", Date, false, "2020-01-31"), ("address", Text, true, "1 rue X"), ("townName", Text, true, "Nice"),
            ("postCode", PostCode, true, "06000"), ("ogaSiretId", Text, false, "x"), ("ogaName", Text, false, "x"), ("ogaId", Text, false, "x"), ("ogaNumber", Text, false, "x")),
        .. Of(
            "associates",
            ("id", Id, true, "A-1"), ("civility", Civility, true, "MME"), ("firstName", Text, false, "Zoé"), ("lastName", Text, false, "Durand"),
            ("address", Text, false, "1 rue X"), ("townName", Text, false, "Nice"), ("ctry", Country, false, "FR"), ("email", Email, true, "a@b.fr"), ("manager", YesNo, false, "N")),
        .. Of(
            "properties",
            ("id", Id, true, "P-1"), ("declarantId", Id, false, "D-1"), ("remove", Removal, false, ""), ("type", Code, false, "CL"), ("description", Text, true, "Studio"),
            ("furnished", YesNo, false, "N"), ("managed", Code, false, "STRP"), ("bldgNb", Text, false, "B"), ("streetName", Text, true, "rue de la Mer"),
            ("streetName2", Text, false, "x"), ("townName", Text, true, "Nice"), ("postCode", PostCode, true, "06000"), ("ctry", Country, true, "FR"),
            ("lastName", Text, true, "Durand"), ("firstName", Text, true, "Zoé"), ("email", Email, true, "a@b.fr"), ("telNumber", Phone, false, "06 12 34 56 78"),
            ("constructionDate", Date, false, "2019-05-17"), ("acquisitionDate", Date, true, "2019-05-17"), ("nbrRooms", Count, false, "3"), ("nbrPark", Count, false, "1"),
            ("nbrFloors", Count, false, "2"), ("area", Area, false, "45.5"), ("terrArea", Area, false, "45.5"), ("gardArea", Area, false, "45.5"),
            ("siretId", Siret, false, "73282932000074"), ("tvaOption", Vat, false, "20"), ("netReevaluation", FaultKind.Decimal, false, "1.5"),
            ("costPrice", FaultKind.Decimal, false, "1.5"), ("agencyFee", FaultKind.Decimal, false, "1.5"), ("notaryFee", FaultKind.Decimal, false, "1.5"),
            ("debActDate", Date, false, "2019-05-17"), ("workCompDate", Date, false, "2019-05-17"), ("startConstrDate", Date, false, "2019-05-17"),
            ("taxRegime", NumberCode, false, "7"), ("completionStatus", Code, false, "VEFA"), ("dismemberedProperty", YesNo, false, "N")),
        .. Of(
            "transactions",
            ("id", Id, true, "T-1"), ("reqdExctnDt", Date, true, "2026-01-31"), ("id-prty", Id, true, "P-1"), ("id-tenant", Id, false, "L-1"), ("amt", FaultKind.Decimal, true, "-12.5"),
            ("ccy", Currency, false, "EUR"), ("purpose", Text, false, "x"), ("ref", Text, true, "Loyer")),
        .. Of(
            "documents",
            ("id", Id, true, "DOC-1"), ("propertyId", Id, false, "P-1"), ("declarantId", Id, false, "D-1"), ("fileName", Text, true, "acte.pdf"), ("fileType", NumberCode, false, "26"),
            ("year", Year, true, "2024"), ("fileLink", Url, true, "https://example.fr/acte.pdf")),
    ];

    private static IEnumerable<FaultField> Of(string model, params (string Name, FaultKind Kind, bool IsRequired, string Valid)[] fields) =>
        fields.Select(field => new FaultField(
            model,
            field.Name,
            field.Kind,
            field.IsRequired,
            field.Kind is FaultKind.Decimal or Area or Count ? field.Valid : $"\"{field.Valid}\""));
}
