/* SPDX-License-Identifier: EUPL-1.2
 * postman.c - from the queue to the mail server, until the program stops
 */
#include "app/postman.h"

#include <pthread.h>
#include <time.h>

#include "app/telling.h"
#include "formats/mail_message.h"
#include "keep/mail.h"
#include "secrets/secrets.h"

enum { LOOK_EVERY_S = 1, FORGET_EVERY_S = 3600 };

struct Postman {
    PostmanOptions options;
    Arena *arena;
    Store *store;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t change;
    bool is_running;
    bool is_told;
    bool must_stop;
    int64_t forgot_at;
    int64_t told; /* generation of the pact that was told last */
};

static bool write_message(Arena *a, const Postman *postman, const KeptMail *kept,
                          Str *bytes, Error *err)
{
    const Mail *mail = &kept->mail;
    MessageFile *files = PUSH_ARRAY(a, MessageFile, mail->file_count + 1);
    for (size_t i = 0; i < mail->file_count; i++) {
        files[i] =
            (MessageFile){mail->files[i].name, mail->files[i].type, mail->files[i].bytes};
    }
    MailMessage message = {.from_name = postman->options.from_name,
                           .from = postman->options.server.from,
                           .to_name = mail->name,
                           .to = mail->address,
                           .subject = mail->subject,
                           .message_id = kept->message_id,
                           .date = kept->asked_at,
                           .plain = mail->plain,
                           .html = mail->html,
                           .leave = mail->leave,
                           .boundary = secret_token(a),
                           .files = files,
                           .file_count = mail->file_count};
    return mail_message(a, &message, bytes, err);
}

/* A mail that cannot be written will never be: as good as refused. */
static bool send_one(Arena *a, Postman *postman, const KeptMail *mail, Error *err)
{
    Str bytes;
    Error why = {0};
    Store *store = postman->store;
    bool is_sent =
        write_message(a, postman, mail, &bytes, &why) &&
        smtp_send(a, &postman->options.server, mail->mail.address, bytes, &why);
    Moment now = clock_now(postman->options.clock);
    if (is_sent) {
        return mail_sent(store, mail->id, now, err);
    }
    bool is_for_good = why.kind == ERR_DENIED || why.kind == ERR_INVALID;
    if (postman->options.log != NULL) {
        fprintf(postman->options.log, "pact: mail %lld was not sent: %s\n",
                (long long)mail->id, why.message);
    }
    return mail_failed(store, mail->id, str_of(why.message), is_for_good, now, err);
}

static bool is_stopping(Postman *postman)
{
    pthread_mutex_lock(&postman->lock);
    bool must_stop = postman->must_stop;
    pthread_mutex_unlock(&postman->lock);
    return must_stop;
}

static bool forget(Postman *postman, Error *err)
{
    Moment now = clock_now(postman->options.clock);
    if (now.seconds < postman->forgot_at + FORGET_EVERY_S) {
        return true;
    }
    postman->forgot_at = now.seconds;
    return mail_forget(postman->store, now, err);
}

/* When the site has changed: who follows it hears so. */
static bool tell_news(Postman *postman, Error *err)
{
    int64_t generation = office_figures(postman->options.office).generation;
    if (generation == postman->told) {
        return true;
    }
    Arena *tmp = arena_new();
    Telling telling = {.view = office_view(postman->options.office, tmp),
                       .generation = generation,
                       .public_url = postman->options.public_url,
                       .now = clock_now(postman->options.clock)};
    size_t count;
    bool good = telling_do(postman->store, &telling, &count, err);
    arena_free(tmp);
    postman->told = good ? generation : postman->told;
    return good;
}

static bool make_round(Postman *postman, Error *err)
{
    bool good = forget(postman, err);
    for (bool more = true; good && more && !is_stopping(postman);) {
        Arena *tmp = arena_new();
        KeptMail mail = {0};
        good =
            mail_take(tmp, postman->store, clock_now(postman->options.clock), &mail, err);
        more = good && mail.id != 0;
        good = good && (!more || send_one(tmp, postman, &mail, err));
        arena_free(tmp);
    }
    return good;
}

/* Until told, or a second has passed. True when it is time to stop. */
static bool wait_a_while(Postman *postman)
{
    struct timespec until;
    CHECK(clock_gettime(CLOCK_MONOTONIC, &until) == 0);
    until.tv_sec += LOOK_EVERY_S;
    pthread_mutex_lock(&postman->lock);
    int waited = 0;
    while (!postman->is_told && !postman->must_stop && waited == 0) {
        waited = pthread_cond_timedwait(&postman->change, &postman->lock, &until);
    }
    postman->is_told = false;
    bool must_stop = postman->must_stop;
    pthread_mutex_unlock(&postman->lock);
    return must_stop;
}

static void complain(const Postman *postman, const char *what, const Error *err)
{
    if (postman->options.log != NULL) {
        fprintf(postman->options.log, "pact: %s: %s\n", what, err->message);
    }
}

static void *walk(void *context)
{
    Postman *postman = context;
    while (!wait_a_while(postman)) {
        Error err = {0};
        if (!tell_news(postman, &err)) {
            complain(postman, "news waits", &err);
        }
        err = (Error){0};
        if (!make_round(postman, &err)) {
            complain(postman, "mail waits", &err);
        }
    }
    return NULL;
}

bool postman_open(Arena *a, const PostmanOptions *options, Postman **postman, Error *err)
{
    Postman *made = PUSH(a, Postman);
    pthread_condattr_t steady;
    made->options = *options;
    made->arena = arena_new();
    CHECK(pthread_mutex_init(&made->lock, NULL) == 0);
    CHECK(pthread_condattr_init(&steady) == 0);
    CHECK(pthread_condattr_setclock(&steady, CLOCK_MONOTONIC) == 0);
    CHECK(pthread_cond_init(&made->change, &steady) == 0);
    CHECK(pthread_condattr_destroy(&steady) == 0);
    if (!store_open(made->arena, options->database, STORE_USE, &made->store, err)) {
        postman_close(made);
        return false;
    }
    if (pthread_create(&made->thread, NULL, walk, made) != 0) {
        postman_close(made);
        return FAIL(err, ERR_IO, "the thread that sends mail cannot be started");
    }
    made->is_running = true;
    *postman = made;
    return true;
}

static void tell(Postman *postman, bool *what)
{
    pthread_mutex_lock(&postman->lock);
    *what = true;
    pthread_cond_signal(&postman->change);
    pthread_mutex_unlock(&postman->lock);
}

void postman_told(Postman *postman)
{
    if (postman != NULL) {
        tell(postman, &postman->is_told);
    }
}

void postman_close(Postman *postman)
{
    if (postman == NULL) {
        return;
    }
    if (postman->is_running) {
        tell(postman, &postman->must_stop);
        pthread_join(postman->thread, NULL);
    }
    store_close(postman->store);
    pthread_cond_destroy(&postman->change);
    pthread_mutex_destroy(&postman->lock);
    arena_free(postman->arena);
}
