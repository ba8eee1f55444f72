import { useState } from 'preact/hooks';
import type { FileCard } from '../contract.ts';
import { ConfirmDialog, Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';
import { sizeInWords } from './sizes.ts';
import { downloadUrl } from './upload.ts';

/** The files of a message: pictures to look at, everything else to download. */
export function MessageFiles({ files }: { files: FileCard[] }) {
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.id}>
          <OneFile file={file} />
        </li>
      ))}
    </ul>
  );
}

function OneFile({ file }: { file: FileCard }) {
  const { words } = usePage();
  // What calls itself a picture may be none.
  const [isBroken, setBroken] = useState(false);
  if (file.deleted) {
    return (
      <p class="file-deleted quiet">
        <Icon name="trash" /> {words.fileDeleted}
      </p>
    );
  }
  return file.isPicture && !isBroken ? (
    <PictureFile file={file} onBroken={() => setBroken(true)} />
  ) : (
    <div class="file-card">
      <Icon name="file" />
      <div class="file-words">
        <strong>{file.title}</strong>
        <span class="quiet">
          {file.type} · {sizeInWords(file.size)}
        </span>
      </div>
      <FileTools file={file} />
    </div>
  );
}

function PictureFile({ file, onBroken }: { file: FileCard; onBroken: () => void }) {
  const { words } = usePage();
  const [isOpen, setOpen] = useState(false);
  const picture = <img src={file.url} alt={file.altText ?? file.title} onError={onBroken} />;
  return (
    <figure class="file-picture">
      <figcaption>
        <span class="quiet">{file.title}</span> <FileTools file={file} />
      </figcaption>
      <button type="button" aria-label={words.enlarge(file.title)} onClick={() => setOpen(true)}>
        {picture}
      </button>
      {isOpen && (
        <Dialog title={file.title} wide onClose={() => setOpen(false)}>
          <div class="dialog-body lightbox">{picture}</div>
        </Dialog>
      )}
    </figure>
  );
}

function FileTools({ file }: { file: FileCard }) {
  const { words, store } = usePage();
  const [isAsking, setAsking] = useState(false);
  const download = words.download(file.name);
  return (
    <span class="file-tools">
      <a
        class="icon-button"
        href={downloadUrl(file)}
        download={file.name}
        aria-label={download}
        title={download}
      >
        <Icon name="download" />
      </a>
      {file.isMine && (
        <button
          type="button"
          class="icon-button"
          aria-label={words.deleteFile(file.name)}
          title={words.deleteFile(file.name)}
          onClick={() => setAsking(true)}
        >
          <Icon name="trash" />
        </button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={words.deleteFile(file.name)}
          text={words.deleteFileQuestion}
          confirm={words.delete}
          deny={words.cancel}
          danger
          onDeny={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void store.act({ kind: 'delete_file', file: file.id });
          }}
        />
      )}
    </span>
  );
}
