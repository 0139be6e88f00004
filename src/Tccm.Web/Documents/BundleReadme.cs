using System.Globalization;

namespace Tccm.Web.Documents;

/// <summary>What a bundle says of itself, to somebody who never saw one.</summary>
internal static class BundleReadme
{
    public static string Text(BundleContents contents) =>
        $"""
         {contents.Slug}, edition {contents.EditionNumber}
         published {contents.PublishedAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC

         This folder holds a published statement and what shows who signed it. You can
         check it yourself, on a machine without a network, for as long as you keep it.

         HOW TO CHECK

         In this folder:

           openssl dgst -sha256 -verify key.pem -signature SHA256SUMS.sig SHA256SUMS && sha256sum -c SHA256SUMS

         It prints "Verified OK" and then "OK" beside each file. If it prints anything
         else, do not rely on these files, and run nothing of this folder.

         Then compare the keys. Anybody can make a folder like this one with a key of
         their own, so the next step is the one that counts. The fingerprints are

           key.pem      {contents.PublicationKey.Fingerprint}
           log-key.pem  {contents.LogKey.Fingerprint}

         and these two commands show those of the files:

           openssl pkey -pubin -in key.pem -outform DER | sha256sum
           openssl pkey -pubin -in log-key.pem -outform DER | sha256sum

         Compare them with fingerprints that you have from elsewhere: the portal's own
         site, the receipt that went to every organisation that signed, the foot of the
         PDF if you have it from another source. Not with this file alone.

         For the signatures one by one:

           sh check.sh
           sh check.sh FINGERPRINT-OF-KEY.PEM FINGERPRINT-OF-LOG-KEY.PEM

         It does all of the above, shows that every signature made online is in the
         portal's evidence log, and that it names the organisation, the name and the
         text that are published here. It needs sh, coreutils and openssl, reads the
         files of this folder alone, and can itself be read before it is run.

         WHAT A SUCCESS SHOWS

         - These are the files that the coalition's portal published, to the byte.
         - Each signature made online was written to the evidence log as it stands in
           leaves/, for the text in statement.txt and for no other.
         - The log was then the one whose size and root checkpoint.txt gives. Another
           checkpoint of the same size, such as one in a receipt, must have the same
           root: the log grows, and what is in it does not change.

         WHAT IT DOES NOT SHOW

         - That nothing happened since. A later edition may name more organisations, or
           one that withdrew: look at the statement's page.
         - Signatures recorded by the secretariat. They rest on the source that
           signatories.json names, and are not in the log as signatures.
         - Who acted for an organisation. That is kept apart, and not published.
         - Anything about those who are not named. They have taken no position.

         THE FILES

           statement.txt      the text that was signed, byte for byte
           statement.pdf      the edition as it was published
           statement.html     the same as a page
           signatories.json   who signed, for programs
           signatories.csv    the same as a table
           leaves/            entries of the evidence log that are about this statement
           proofs/            for each, that it is in the log (C2SP tlog-proof)
           checkpoint.txt     the log's size and root, signed (C2SP tlog-checkpoint)
           key.pem            the key that signed SHA256SUMS
           log-key.pem        the key that signed checkpoint.txt
           SHA256SUMS         the SHA-256 of every other file
           SHA256SUMS.sig     its signature: ECDSA P-256 over SHA-256, in DER
           check.sh           the check of everything

         """;
}
