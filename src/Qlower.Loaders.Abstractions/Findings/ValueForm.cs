namespace Qlower.Loaders;

/// <summary>
/// The form that a value must have, where a finding is about that form. <see cref="RuleCatalogue"/> renders it in words. The numbers are stored: they
/// never change.
/// </summary>
public enum ValueForm
{
    /// <summary>A text.</summary>
    Text = 1,

    /// <summary>An id: a text of 1 to 255 characters.</summary>
    Id = 2,

    /// <summary>A date, <c>YYYY-MM-DD</c>.</summary>
    Date = 3,

    /// <summary>A date, perhaps with a time, of ISO 8601.</summary>
    Timestamp = 4,

    /// <summary>A number.</summary>
    Decimal = 5,

    /// <summary>A number, 0 or more.</summary>
    PositiveDecimal = 6,

    /// <summary>A whole number, 0 or more.</summary>
    WholeNumber = 7,

    /// <summary>A code of a list, see <see cref="Finding.Expected"/>.</summary>
    Code = 8,

    /// <summary>An email address.</summary>
    Email = 9,

    /// <summary>A phone number.</summary>
    Phone = 10,

    /// <summary>A post code.</summary>
    PostCode = 11,

    /// <summary>A SIREN: a text of 9 digits.</summary>
    Siren = 12,

    /// <summary>A SIRET: a text of 14 digits.</summary>
    Siret = 13,

    /// <summary>A NIC: a text of 5 digits.</summary>
    Nic = 14,

    /// <summary>A year of four digits.</summary>
    Year = 15,

    /// <summary>An absolute http or https address.</summary>
    WebAddress = 16,

    /// <summary>A list of records.</summary>
    Section = 17,

    /// <summary>An object, such as a record.</summary>
    Record = 18,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 19,

    /// <summary>A list.</summary>
    List = 20,
}
