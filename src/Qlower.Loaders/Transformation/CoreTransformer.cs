using System.Globalization;
using Qlower.Loaders.Format;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Transformation;

/// <summary>Turns a valid record into the internal model: types, normalised values, enrichment (section 4.3 of the format).</summary>
internal sealed class CoreTransformer(IReadOnlyDictionary<string, string> categories)
{
    /// <summary>The internal record, with what was changed, and the warnings to decide after the other transformers.</summary>
    public CoreResult Transform(IFormatRecord sent, LoadContext load, string? parentId, string? clientEmail)
    {
        var normaliser = new Normaliser();
        IInternalRecord result = sent switch
        {
            ClientRecord client => Client(client, normaliser),
            DeclarantRecord declarant => Declarant(declarant, clientEmail, normaliser),
            AssociateRecord associate => Associate(associate, parentId ?? "", clientEmail, normaliser),
            PropertyRecord property => Property(property, parentId, clientEmail, normaliser),
            TransactionRecord transaction => Transaction(transaction, clientEmail, normaliser),
            DocumentRecord document => Document(document, parentId, clientEmail, normaliser),
            _ => throw new ArgumentException($"No transformation of {sent.GetType().Name}.", nameof(sent)),
        };
        var context = new TransformationContext(sent, result, load);
        foreach (var change in normaliser.Changes)
        {
            context.Explain(change.Member, change.Before, change.After, change.Rule);
        }

        return new CoreResult(context, normaliser.Warnings);
    }

    private static Client Client(ClientRecord sent, Normaliser n) => new()
    {
        ExternalId = sent.ExternalId,
        Email = n.Email("Email", sent.Email),
        FirstName = n.Text("FirstName", sent.FirstName),
        LastName = n.Text("LastName", sent.LastName),
        PhoneNumber = n.Phone("PhoneNumber", "phoneNumber", sent.PhoneNumber, PhoneRegions.Of(null, null)),
    };

    private static Declarant Declarant(DeclarantRecord sent, string? client, Normaliser n)
    {
        var postCode = n.Text("PostCode", sent.PostCode);
        return new Declarant
        {
            ExternalId = sent.Id,
            ClientEmail = client,
            Siren = n.OptionalText("Siren", sent.Siren),
            Nic = n.OptionalText("Nic", sent.Nic),
            LegalStatus = sent.LegalStatus,
            LegalStatusLabel = ReferenceCodes.LabelOf("legalStatusId", sent.LegalStatus),
            TaxRegimeAggregation = n.Code("TaxRegimeAggregation", sent.TaxRegimeAggregation),
            TaxCategory = sent.TaxCategory,
            TaxCategoryLabel = ReferenceCodes.LabelOf("taxCategoryId", sent.TaxCategory),
            TaxRegime = sent.TaxRegime,
            TaxRegimeLabel = ReferenceCodes.LabelOf("declarantTaxRegimeId", sent.TaxRegime),
            CorporateName = n.Text("CorporateName", sent.CorporateName),
            ActivityStartDate = sent.ActivityStartDate,
            Address = n.Text("Address", sent.Address),
            Town = n.Text("Town", sent.Town),
            PostCode = postCode,
            Department = FrenchDepartment.Of(postCode),
            OgaSiret = n.OptionalText("OgaSiret", sent.OgaSiret),
            OgaName = n.OptionalText("OgaName", sent.OgaName),
            OgaId = n.OptionalText("OgaId", sent.OgaId),
            OgaNumber = n.OptionalText("OgaNumber", sent.OgaNumber),
        };
    }

    private static Associate Associate(AssociateRecord sent, string declarant, string? client, Normaliser n) => new()
    {
        ExternalId = sent.Id,
        DeclarantId = declarant,
        ClientEmail = client,
        Civility = n.Code("Civility", sent.Civility)!,
        FirstName = n.OptionalText("FirstName", sent.FirstName),
        LastName = n.OptionalText("LastName", sent.LastName),
        Address = n.OptionalText("Address", sent.Address),
        Town = n.OptionalText("Town", sent.Town),
        Country = n.Code("Country", sent.Country),
        Email = n.Email("Email", sent.Email),
        IsManager = IsYes(sent.Manager),
    };

    private static Property Property(PropertyRecord sent, string? declarant, string? client, Normaliser n)
    {
        var postCode = n.Text("PostCode", sent.PostCode);
        var department = FrenchDepartment.Of(postCode);
        var taxRegime = n.Default("TaxRegime", sent.TaxRegime, "7");
        return new Property
        {
            ExternalId = sent.Id,
            DeclarantId = declarant ?? sent.DeclarantId,
            ClientEmail = client,
            Type = n.Code("Type", sent.Type),
            Description = n.Text("Description", sent.Description),
            IsFurnished = IsYes(sent.Furnished),
            ManagementMode = n.Code("ManagementMode", sent.Managed),
            BuildingNumber = n.OptionalText("BuildingNumber", sent.BuildingNumber) ?? "",
            Street = n.Text("Street", sent.Street),
            StreetComplement = n.OptionalText("StreetComplement", sent.StreetComplement),
            Town = n.Text("Town", sent.Town),
            PostCode = postCode,
            Department = department,
            Country = n.Code("Country", sent.Country)!,
            OwnerLastName = n.Text("OwnerLastName", sent.OwnerLastName),
            OwnerFirstName = n.Text("OwnerFirstName", sent.OwnerFirstName),
            OwnerEmail = n.Email("OwnerEmail", sent.OwnerEmail),
            PhoneNumber = n.Phone("PhoneNumber", "telNumber", sent.PhoneNumber, PhoneRegions.Of(department, sent.Country)),
            ConstructionDate = sent.ConstructionDate,
            AcquisitionDate = sent.AcquisitionDate,
            Rooms = sent.Rooms,
            ParkingSpaces = sent.ParkingSpaces,
            Floors = sent.Floors,
            Area = sent.Area,
            LandArea = sent.LandArea,
            GardenArea = sent.GardenArea,
            Siret = n.OptionalText("Siret", sent.Siret),
            VatOption = n.VatOption("VatOption", sent.VatOption),
            NetRevaluation = sent.NetRevaluation,
            CostPrice = sent.CostPrice,
            AgencyFee = sent.AgencyFee,
            NotaryFee = sent.NotaryFee,
            ActivityStartDate = sent.ActivityStartDate,
            WorkCompletionDate = sent.WorkCompletionDate,
            ConstructionStartDate = sent.ConstructionStartDate,
            TaxRegime = taxRegime,
            TaxRegimeLabel = ReferenceCodes.LabelOf("propertyTaxRegime", taxRegime),
            CompletionStatus = n.Code("CompletionStatus", sent.CompletionStatus),
            IsDismembered = IsYes(sent.Dismembered),
        };
    }

    private Transaction Transaction(TransactionRecord sent, string? client, Normaliser n) => new()
    {
        ExternalId = sent.Id,
        PropertyId = sent.PropertyId,
        ClientEmail = client,
        TenantId = n.OptionalText("TenantId", sent.TenantId),
        ExecutionDate = sent.ExecutionDate,
        FiscalYear = sent.ExecutionDate.Year,
        Amount = sent.Amount,
        Direction = sent.Amount < 0 ? TransactionDirection.Debit : TransactionDirection.Credit,
        Currency = n.Default("Currency", n.Code("Currency", sent.Currency), "EUR"),
        Purpose = n.OptionalText("Purpose", sent.Purpose),
        Category = CategoryOf(sent.Purpose, n),
        Reference = n.Text("Reference", sent.Reference),
    };

    private static Document Document(DocumentRecord sent, string? property, string? client, Normaliser n) => new()
    {
        ExternalId = sent.Id,
        PropertyId = property ?? sent.PropertyId,
        DeclarantId = sent.DeclarantId,
        ClientEmail = client,
        FileName = n.Text("FileName", sent.FileName),
        FileType = sent.FileType,
        FileTypeLabel = ReferenceCodes.LabelOf("documentFileType", sent.FileType),
        Year = int.Parse(sent.Year, CultureInfo.InvariantCulture),
        FileLink = sent.FileLink,
    };

    private static bool? IsYes(string? sent) => sent is "O" ? true : sent is "N" ? false : null;

    private string? CategoryOf(string? purpose, Normaliser n)
    {
        if (categories.Count == 0 || purpose is null || purpose.Trim() is not { Length: > 0 } key)
        {
            return null;
        }

        if (categories.TryGetValue(key, out var category))
        {
            return category;
        }

        n.Warn(RuleCodes.UnmappedPurpose, nameof(Model.Transaction.Category), "purpose", purpose, left: null);
        return null;
    }
}
