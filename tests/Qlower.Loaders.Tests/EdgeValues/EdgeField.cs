namespace Qlower.Loaders.Tests.EdgeValues;

/// <summary>A field of the format and the member that stores it.</summary>
internal sealed record EdgeField(RecordModel Model, string WireName, string Member, FieldKind Kind)
{
    /// <summary>Every field that stores what is sent in it; references to other records are those of <see cref="EdgeValueTests"/>.</summary>
    public static IReadOnlyList<EdgeField> All { get; } =
    [
        .. Of(RecordModel.Declarants, """
            id ExternalId Id · sirenId Siren OptionalText · nicId Nic OptionalText · legalStatusId LegalStatus Code
            taxRegimeAggregation TaxRegimeAggregation Code · taxCategoryId TaxCategory Code · taxRegimeId TaxRegime Code
            corporateName CorporateName Text · debActDate ActivityStartDate OptionalDate · address Address Text · townName Town Text
            postCode PostCode Text · ogaSiretId OgaSiret OptionalText · ogaName OgaName OptionalText · ogaId OgaId OptionalText
            ogaNumber OgaNumber OptionalText
            """),
        .. Of(RecordModel.Properties, """
            id ExternalId Id · type Type Code · description Description Text · furnished IsFurnished YesNo · managed ManagementMode Code
            streetName Street Text · streetName2 StreetComplement OptionalText · townName Town Text · postCode PostCode Text
            ctry Country Code · lastName OwnerLastName Text · firstName OwnerFirstName Text · email OwnerEmail Email
            telNumber PhoneNumber Phone · constructionDate ConstructionDate OptionalDate · acquisitionDate AcquisitionDate Date
            nbrRooms Rooms Count · nbrPark ParkingSpaces Count · nbrFloors Floors Count · area Area OptionalDecimal
            terrArea LandArea OptionalDecimal · gardArea GardenArea OptionalDecimal · siretId Siret OptionalText
            netReevaluation NetRevaluation OptionalDecimal · costPrice CostPrice OptionalDecimal · agencyFee AgencyFee OptionalDecimal
            notaryFee NotaryFee OptionalDecimal · debActDate ActivityStartDate OptionalDate · workCompDate WorkCompletionDate OptionalDate
            startConstrDate ConstructionStartDate OptionalDate · taxRegime TaxRegime Code · completionStatus CompletionStatus Code
            dismemberedProperty IsDismembered YesNo
            """),
        .. Of(RecordModel.Transactions, """
            id ExternalId Id · reqdExctnDt ExecutionDate Date · id-tenant TenantId OptionalText · amt Amount Decimal · ccy Currency Code
            purpose Purpose OptionalText · ref Reference Text
            """),
        .. Of(RecordModel.Documents, """
            id ExternalId Id · fileName FileName Text · fileType FileType Code · year Year Year · fileLink FileLink WebAddress
            """),
        .. Of(RecordModel.Associates, """
            id ExternalId Id · civility Civility Code · firstName FirstName OptionalText · lastName LastName OptionalText
            address Address OptionalText · townName Town OptionalText · ctry Country Code · email Email Email · manager IsManager YesNo
            """),
        .. Of(RecordModel.Clients, """
            firstName FirstName Text · lastName LastName Text · phoneNumber PhoneNumber Phone
            """),
    ];

    private static IEnumerable<EdgeField> Of(RecordModel model, string fields) =>
        fields.Split(['·', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(field => field.Split(' '))
            .Select(field => new EdgeField(model, field[0], field[1], Enum.Parse<FieldKind>(field[2])));
}
