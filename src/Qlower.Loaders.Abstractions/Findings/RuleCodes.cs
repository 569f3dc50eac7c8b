namespace Qlower.Loaders;

/// <summary>The codes of the core's rules. A code is never reused and never changes its meaning.</summary>
public static class RuleCodes
{
    /// <summary>The file is empty.</summary>
    public const string EmptyFile = "QLW0001";

    /// <summary>The bytes are not valid JSON at this position.</summary>
    public const string InvalidJson = "QLW0002";

    /// <summary>The file ends inside the JSON document.</summary>
    public const string TruncatedFile = "QLW0003";

    /// <summary>Something follows the end of the JSON document.</summary>
    public const string TrailingData = "QLW0004";

    /// <summary>The file is UTF-16 or UTF-32, not UTF-8.</summary>
    public const string NotUtf8 = "QLW0005";

    /// <summary>A byte sequence is not valid UTF-8.</summary>
    public const string InvalidUtf8 = "QLW0006";

    /// <summary>An escaped surrogate is not part of a pair.</summary>
    public const string LoneSurrogate = "QLW0007";

    /// <summary>A key occurs twice in one object.</summary>
    public const string DuplicateKey = "QLW0008";

    /// <summary>Arrays and objects are nested too deeply.</summary>
    public const string NestedTooDeep = "QLW0009";

    /// <summary>A text is longer than any field may be.</summary>
    public const string TextTooLong = "QLW0010";

    /// <summary>A number has more digits than any field may have.</summary>
    public const string NumberTooLong = "QLW0011";

    /// <summary>A record is larger than the limit.</summary>
    public const string RecordTooLarge = "QLW0012";

    /// <summary>The root is not an object.</summary>
    public const string RootNotObject = "QLW0013";

    /// <summary>A byte order mark was skipped.</summary>
    public const string ByteOrderMark = "QLW0014";

    /// <summary>A key is unknown and ignored.</summary>
    public const string UnknownKey = "QLW0015";

    /// <summary>There are more findings than are stored; the counts stay exact.</summary>
    public const string FindingsCapped = "QLW0016";

    /// <summary>A text contains the character U+0000.</summary>
    public const string NulCharacter = "QLW0017";

    /// <summary>An object has too many members.</summary>
    public const string TooManyMembers = "QLW0018";

    /// <summary>The file is larger than the partner's limit.</summary>
    public const string FileTooLarge = "QLW0019";

    /// <summary>The file was replaced or removed before it was read to its end.</summary>
    public const string FileChanged = "QLW0020";

    /// <summary>A value is larger than what may be buffered to validate it as a whole.</summary>
    public const string ValueTooLarge = "QLW0021";

    /// <summary>The file was replaced or removed after it was read and before it could be archived.</summary>
    public const string NotArchived = "QLW0022";

    /// <summary>The header lacks a member.</summary>
    public const string HeaderMemberMissing = "QLW0101";

    /// <summary>A header member is malformed.</summary>
    public const string HeaderMemberInvalid = "QLW0102";

    /// <summary>The partner of the header is unknown.</summary>
    public const string UnknownPartner = "QLW0103";

    /// <summary>The key is not the partner's.</summary>
    public const string WrongKey = "QLW0104";

    /// <summary>The header's partner is not the owner of the location where the file arrived.</summary>
    public const string ForeignPartner = "QLW0105";

    /// <summary>The file name does not follow the partner's naming rule.</summary>
    public const string FileNameRule = "QLW0106";

    /// <summary>The creation date is in the future.</summary>
    public const string FutureDate = "QLW0107";

    /// <summary>The format's version is unknown.</summary>
    public const string UnknownVersion = "QLW0108";

    /// <summary>A required field is missing.</summary>
    public const string RequiredMissing = "QLW1001";

    /// <summary>A value has the wrong JSON type.</summary>
    public const string WrongType = "QLW1002";

    /// <summary>A code is not in its list.</summary>
    public const string UnknownCode = "QLW1003";

    /// <summary>A date does not exist or is not written YYYY-MM-DD.</summary>
    public const string InvalidDate = "QLW1004";

    /// <summary>A text does not have the form of its field.</summary>
    public const string WrongForm = "QLW1005";

    /// <summary>A text is too long for its field.</summary>
    public const string TooLong = "QLW1006";

    /// <summary>A number is outside its range.</summary>
    public const string OutOfRange = "QLW1007";

    /// <summary>An email address is malformed.</summary>
    public const string InvalidEmail = "QLW1008";

    /// <summary>A web address is malformed or not http(s).</summary>
    public const string InvalidUrl = "QLW1009";

    /// <summary>A required text is empty.</summary>
    public const string EmptyText = "QLW1010";

    /// <summary>An id is empty or longer than 255 characters.</summary>
    public const string InvalidId = "QLW1011";

    /// <summary>An amount is not a decimal that can be stored exactly.</summary>
    public const string InvalidDecimal = "QLW1012";

    /// <summary>A document outside a property names neither a property nor a declarant.</summary>
    public const string DocumentWithoutOwner = "QLW1013";

    /// <summary>An id is or contains the key of the file's header.</summary>
    public const string KeyAsId = "QLW1014";

    /// <summary>A required field is missing, and a key is there that is almost its own.</summary>
    public const string MisspeltRequiredKey = "QLW1016";

    /// <summary>A value passed the schema, but the reader cannot represent it.</summary>
    public const string UnreadableValue = "QLW1020";

    /// <summary>A static rule without a code of its own is violated (overlays of rule packs).</summary>
    public const string SchemaRule = "QLW1100";

    /// <summary>A decimal is sent as a text.</summary>
    public const string DecimalAsText = "QLW1201";

    /// <summary>A SIREN fails its check digit.</summary>
    public const string SirenCheckDigit = "QLW1202";

    /// <summary>A SIRET fails its check digit.</summary>
    public const string SiretCheckDigit = "QLW1203";

    /// <summary>A French post code does not have five digits.</summary>
    public const string PostCodeForm = "QLW1204";

    /// <summary>A VAT option is sent with a percent sign.</summary>
    public const string VatOptionPercent = "QLW1205";

    /// <summary>The tax regime is absent and its default is used.</summary>
    public const string TaxRegimeDefaulted = "QLW1206";

    /// <summary>A record contains the key of the file's header.</summary>
    public const string KeyInRecord = "QLW1207";

    /// <summary>A key is almost that of a field that the record lacks; its value is ignored.</summary>
    public const string MisspeltKey = "QLW1208";

    /// <summary>An external id occurs twice in the file.</summary>
    public const string DuplicateId = "QLW2001";

    /// <summary>A reference names a record that is neither in the file nor stored by an earlier load.</summary>
    public const string UnknownReference = "QLW2002";

    /// <summary>A reference names a record of this file that was rejected.</summary>
    public const string ReferenceRejected = "QLW2003";

    /// <summary>The record is nested in a record that was rejected.</summary>
    public const string ParentRejected = "QLW2004";

    /// <summary>The client that the record belongs to was rejected.</summary>
    public const string ClientRejected = "QLW2005";

    /// <summary>A reference names a record that belongs to another client.</summary>
    public const string ReferenceOfOtherClient = "QLW2007";

    /// <summary>The load is rejected as a whole because another of its records is faulty.</summary>
    public const string RefusedAsAWhole = "QLW2008";

    /// <summary>An external id differs from another one of the partner only by case, outer blanks or Unicode normal form.</summary>
    public const string SimilarId = "QLW2009";

    /// <summary>A rule of the partner's rule pack without a code of its own is violated.</summary>
    public const string PackRule = "QLW2100";

    /// <summary>A value could not be normalised and is stored as sent.</summary>
    public const string NotNormalised = "QLW3001";

    /// <summary>A purpose has no internal category.</summary>
    public const string UnmappedPurpose = "QLW3002";

    /// <summary>A functional system rejected the record.</summary>
    public const string RefusedBySystem = "QLW4001";

    /// <summary>A transaction or a document names a property that was erased.</summary>
    public const string PropertyErased = "QLW4002";

    /// <summary>A property to erase was not stored: nothing was erased.</summary>
    public const string NothingToErase = "QLW5001";

    /// <summary>A rule failed on Qlower's side.</summary>
    public const string RuleFault = "QLW9001";

    /// <summary>The numbers of the load do not add up.</summary>
    public const string ConservationFault = "QLW9002";

    /// <summary>A functional system refused an all-or-nothing load that another one had stored.</summary>
    public const string StoredInPart = "QLW9003";

    /// <summary>A rule of the partner's rule pack failed on Qlower's side.</summary>
    public const string AgreedRuleFault = "QLW9004";
}
